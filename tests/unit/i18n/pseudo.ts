/** A test language derived from English: longer and accented, with each text in brackets. */
import type { Words } from '../../../lib/i18n/words';

const ACCENTED: Readonly<Record<string, string>> = {
  a: 'á',
  c: 'ç',
  e: 'ë',
  i: 'ï',
  n: 'ñ',
  o: 'ö',
  s: 'š',
  u: 'ü',
  y: 'ÿ',
};

/** German is said to need a third more space than English. */
const LENGTHENED_BY = 0.4;
/** A sentence grows by words of this many letters, not by one endless word. */
const WORD = 7;

export function pseudoWords(words: Words): Words {
  return pseudo(words) as Words;
}

function pseudo(words: unknown): unknown {
  if (typeof words === 'string') return pseudoText(words);
  return Object.fromEntries(
    Object.entries(words as object).map(([key, value]) => [key, pseudo(value)]),
  );
}

/** Placeholders stay unchanged. */
export function pseudoText(text: string): string {
  const accented = text
    .split(/(\{\{[^{}]*\}\})/u)
    .map((part, index) =>
      index % 2 === 1 ? part : part.replaceAll(/[a-z]/gu, (letter) => ACCENTED[letter] ?? letter),
    )
    .join('');
  return `⟦${accented}${longer(text)}⟧`;
}

function longer(text: string): string {
  const length = Math.ceil(text.length * LENGTHENED_BY);
  if (!text.trim().includes(' ')) return '~'.repeat(length);
  return ` ${'~'.repeat(WORD)}`.repeat(Math.ceil(length / (WORD + 1)));
}
