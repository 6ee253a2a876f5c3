/**
 * Removes what could identify a person from a text: their names, links, e-mail addresses, phone numbers and
 * dates. It prefers to remove a word too many. It cannot know everything, such as other people's names: the
 * interface asks the coach to read the text before passing it on.
 */
import type { ExportLabels } from './labels';
import { nameFinder } from './name-finder';

export interface Known {
  /** The pseudonym and the real name. */
  readonly names: readonly string[];
  /** Meeting links, without scheme (see lib/call/meeting). */
  readonly links: readonly string[];
}

const EMAIL = /(?<![^\s@<>()[\],;:"«»“”])[^\s@<>()[\],;:"«»“”]+@[^\s@<>()[\],;"«»“”]+/gu;
const ADDRESS = /(?:\b[a-z][a-z0-9+.-]{1,20}:\/\/|\bwww\.)[^\s<>"«»“”]+/giu;
const DOMAIN =
  /(?<![\p{L}\p{N}.@-])(?:[a-z0-9-]{1,63}\.){1,8}(?:app|be|ca|ch|co|com|de|dev|edu|es|eu|fr|gov|info|io|it|me|net|nl|org|so|tv|uk|us|video)(?![\p{L}\p{N}-])(?:[/?#:][^\s<>"«»“”]*)?/giu;

const MONTHS =
  'january|february|march|april|may|june|july|august|september|october|november|december|' +
  'janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[uû]t|septembre|octobre|novembre|d[ée]cembre';
const DATES: readonly RegExp[] = [
  /(?<!\d[-/.]?)\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?![-/.]?\d)/gu,
  /(?<!\d[-/.]?)\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})(?![-/.]?\d)/gu,
  new RegExp(
    String.raw`(?<![\p{L}\p{N}])\d{1,2}(?:er|st|nd|rd|th)?\s+(?:of\s+)?(?:${MONTHS})(?![\p{L}])(?:,?\s+\d{4}(?!\d))?`,
    'giu',
  ),
  new RegExp(
    String.raw`(?<![\p{L}\p{N}])(?:${MONTHS})\s+\d{1,2}(?:st|nd|rd|th)?(?![\p{L}\p{N}])(?:,?\s+\d{4}(?!\d))?`,
    'giu',
  ),
];

/** Digits with the separators usual in phone numbers. */
const DIGITS =
  /(?<![\p{L}\p{N}+])[+(]{0,2}\d(?:[ \t\u00A0\u202F().\-/\u2010-\u2015]{0,3}\d){5,18}(?![\p{L}\p{N}])/gu;

function looksLikePhone(text: string): boolean {
  const digits = text.replace(/\D/g, '').length;
  return digits >= 9 || (digits >= 7 && /^\(?[+0]/.test(text)) || /^\d{3}[-.\s]\d{4}$/.test(text);
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** Matches the link with its query and fragment in any order, with a token, or without them. */
function linkPattern(link: string): RegExp {
  const page = link.replace(/\/?[?#].*$/su, '');
  return new RegExp(String.raw`${escaped(page)}(?:\/?[?#][^\s<>"«»“”]*)?`, 'giu');
}

/**
 * @returns a function that removes the person's identifying details from a text; texts without any are
 * returned unchanged
 */
export function deidentifier(known: Known, labels: ExportLabels): (text: string) => string {
  const findNames = nameFinder(known.names);
  const links = known.links.filter((link) => link.trim() !== '').map(linkPattern);
  const hide = (text: string): string => {
    let left = text;
    const out = (pattern: RegExp, label: string) => {
      // Pass a function: as a string, `$` in a label would be a replacement pattern.
      left = left.replace(pattern, () => label);
    };
    out(ADDRESS, labels.hiddenLink);
    out(EMAIL, labels.hiddenEmail);
    for (const link of links) out(link, labels.hiddenLink);
    out(DOMAIN, labels.hiddenLink);
    for (const date of DATES) out(date, labels.hiddenDate);
    left = left.replace(DIGITS, (digits) => (looksLikePhone(digits) ? labels.hiddenPhone : digits));
    const composed = left.normalize('NFC');
    const found = findNames(composed);
    if (found.length === 0) return left;
    let [without, from] = ['', 0];
    for (const { start, end } of found) {
      without += composed.slice(from, start) + labels.hiddenPerson;
      from = end;
    }
    return without + composed.slice(from);
  };
  return hide;
}
