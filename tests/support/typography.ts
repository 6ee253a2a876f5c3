/**
 * Whether a text shown to a person is properly set, in English or French. French follows the
 * practice of the Imprimerie nationale: a narrow no-break space before ; ! ?, a no-break space
 * before : and inside « ».
 */

export const TYPOGRAPHY_FAULTS = [
  'plain apostrophe',
  'straight quotes',
  'three dots instead of …',
  'double space',
  'trailing space',
  'space before punctuation',
  'missing narrow no-break space before ; ! ?',
  'missing no-break space before :',
  'missing no-break space inside « »',
  'missing end punctuation',
] as const;
export type TypographyFault = (typeof TYPOGRAPHY_FAULTS)[number];

export interface TypographyOptions {
  /** Ask for . ! ? … or : at the end, a closing quote or bracket after it allowed. */
  readonly endPunctuation?: boolean | undefined;
}

const PLACEHOLDER = String.raw`\{\{[^{}]*\}\}`;
const NUMBER = String.raw`(?:\d+|${PLACEHOLDER})`;

/** What a typesetter leaves alone; each stands for one word in the sentence around it. */
const LEFT_ALONE = new RegExp(
  [
    // An address without the punctuation that ends the sentence it stands in.
    String.raw`(?:[a-z][a-z0-9+.-]*:\/\/|www\.|mailto:)(?:[^\s<>«»“”"]*[^\s<>«»“”"'.,;:!?…)])?`,
    // The tags of translated markup, named or numbered, with their attributes.
    String.raw`<\/?[a-z0-9][^<>]*>`,
    String.raw`&#?[a-z0-9]+;`,
    // Times and ratios: 10:30, 1:05:30, 16:9, {{minutes}}:{{seconds}}.
    `${NUMBER}(?::${NUMBER})+`,
    PLACEHOLDER,
  ].join('|'),
  'giu',
);

/** The faults of either language, each with what shows it. */
const COMMON: readonly (readonly [TypographyFault, RegExp])[] = [
  // After a figure it is a prime: 5′ typed plainly, in minutes or feet.
  ['plain apostrophe', /(?<!\d)'/u],
  ['straight quotes', /"/u],
  ['three dots instead of …', /\.{3}/u],
  ['double space', /[ \u00A0\u202F]{2}/u],
  ['trailing space', /\s$/u],
];

const ENGLISH: typeof COMMON = [
  // 'Press ? for help' names a key: a spaced mark is a fault only where it ends something.
  ['space before punctuation', /[ \u00A0\u202F](?:[;:](?=\s|$)|[!?](?=\s+\p{Lu}|\s*$))/mu],
];

const FRENCH: typeof COMMON = [
  // A mark that begins the text, a bracket or a quotation names itself; ?! and !! need one space.
  ['missing narrow no-break space before ; ! ?', /(?<!^|[\u202F(!?]|«\u00A0)[;!?]/mu],
  ['missing no-break space before :', /(?<!^|[\u00A0(]):/mu],
  ['missing no-break space inside « »', /«(?!\u00A0)|(?<!\u00A0)»/u],
];

const ENDED = /[.!?…:][\u00A0\u202F]?[”’»)]*$/u;

/**
 * The named faults of a text, each at most once; none when it is properly set. Placeholders
 * ({{name}}), times (10:30), addresses and markup are left alone.
 */
export function typographyFaults(
  text: string,
  language: 'en' | 'fr',
  options: TypographyOptions = {},
): TypographyFault[] {
  const set = text.replace(LEFT_ALONE, 'x');
  const rules = [...COMMON, ...(language === 'fr' ? FRENCH : ENGLISH)];
  const faults = rules.filter(([, shows]) => shows.test(set)).map(([fault]) => fault);
  return options.endPunctuation && !ENDED.test(set)
    ? [...faults, 'missing end punctuation']
    : faults;
}
