import type { en } from './en';

/** The shape of the English words, with any words in it. */
export type Words = { readonly [Section in keyof typeof en]: WordsOf<(typeof en)[Section]> };
type WordsOf<T> = { readonly [Key in keyof T]: T[Key] extends string ? string : WordsOf<T[Key]> };
