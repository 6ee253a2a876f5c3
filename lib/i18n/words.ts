import type { en } from './en';

/** The type of the English words with any strings as values. */
export type Words = { readonly [Section in keyof typeof en]: WordsOf<(typeof en)[Section]> };
type WordsOf<T> = { readonly [Key in keyof T]: T[Key] extends string ? string : WordsOf<T[Key]> };
