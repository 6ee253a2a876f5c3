/**
 * Finds a person's names in a text, however they are written: in other case or width, with or without
 * accents, with another apostrophe, hyphen or space, or with invisible characters between the letters. The
 * text is tokenised once into letters and gaps, so the time is linear in its length.
 */

/** A normalised letter, digit or sign for comparing names, with its position in the text. */
interface Token {
  readonly key: string;
  readonly kind: 'letter' | 'digit' | 'sign' | 'gap';
  readonly start: number;
  /** End index, including the invisible characters that follow. */
  end: number;
  /** An invisible character comes before it: a word may begin here. */
  readonly apart: boolean;
}

export interface Found {
  readonly start: number;
  readonly end: number;
}

/** Parts of names that are also ordinary words in one of the languages. */
const PARTICLES = new Set(
  'al and and bin da das de del della den der des di do dos du el et ibn la las le les los of the van von y'.split(
    ' ',
  ),
);
/** A name with fewer letters is unsafe: it is also a word, or part of many words. */
const SAFE_LETTERS = 3;
const SAFE_IDEOGRAPHS = 2;

/** Accents and zero-width characters; the Arabic tatweel only stretches a letter and has no meaning. */
const UNSEEN = /[\p{M}\p{Cf}\u0640]/u;
const GAP = /[\s\p{Pd}\p{Pc}\u2212.·'’‘‛ʼʻʹ′＇`´]/u;
const DIGIT = /\p{N}/u;
const LETTER = /\p{L}/u;
const HANGUL = /[\uAC00-\uD7A3]/u;
/** Scripts that put no space between words, or attach endings to a name. */
const JOINED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]/u;
/** One-letter Arabic and Hebrew words that are written joined to the following name. */
const PREFIXES = /[وفبكلساוהבכלמש]/u;
const MOST_PREFIXES = 3;
/** Letters that Unicode decomposition leaves whole. */
const ALIKE: Readonly<Record<string, string>> = {
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ى: 'ي',
  ی: 'ي',
  ة: 'ه',
  ک: 'ك',
};

type Key = Pick<Token, 'key' | 'kind'>;

/** Caches the keys of each character: a text has few distinct ones. */
function keyReader(): (char: string) => readonly Key[] {
  const known = new Map<string, readonly Key[]>();
  return (char) => {
    let keys = known.get(char);
    if (!keys) {
      // Unicode classes some apostrophes as letters; in a name they are separators.
      keys = GAP.test(char)
        ? [{ key: ' ', kind: 'gap' }]
        : keysOf(char).map((key) => ({ key, kind: kindOf(key) }));
      known.set(char, keys);
    }
    return keys;
  };
}

/** The comparison keys of a character: one or more letters, or none. */
function keysOf(char: string): readonly string[] {
  if (HANGUL.test(char)) return [char];
  // Fold through upper case, so that ß becomes ss.
  const folded = char.normalize('NFKD').toUpperCase().toLowerCase().normalize('NFKD');
  return [...folded].flatMap((each) => (UNSEEN.test(each) ? [] : [...(ALIKE[each] ?? each)]));
}

function kindOf(key: string): Token['kind'] {
  if (LETTER.test(key)) return 'letter';
  if (DIGIT.test(key)) return 'digit';
  return GAP.test(key) ? 'gap' : 'sign';
}

/** Splits a text into tokens; consecutive gaps become one. */
function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  const read = keyReader();
  let at = 0;
  let apart = false;
  for (const char of text) {
    const [start, end] = [at, at + char.length];
    at = end;
    const last = tokens.at(-1);
    const keys = read(char);
    if (keys.length === 0) {
      if (last) last.end = end;
      apart = /\p{Cf}/u.test(char);
      continue;
    }
    for (const { key, kind } of keys) {
      if (kind === 'gap' && last?.kind === 'gap') last.end = end;
      else tokens.push({ key, kind, start, end, apart });
    }
    apart = false;
  }
  return tokens;
}

/** A name to search for; a gap in it matches any gap in the text, or none. */
type Pattern = readonly Key[];

function trimmed(tokens: readonly Token[]): Pattern {
  const first = tokens.findIndex(({ kind }) => kind !== 'gap');
  const last = tokens.findLastIndex(({ kind }) => kind !== 'gap');
  return first < 0 ? [] : tokens.slice(first, last + 1);
}

function partsOf(pattern: Pattern): Pattern[] {
  const parts: Key[][] = [[]];
  for (const token of pattern) {
    if (token.kind === 'gap') parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts.filter(isTelling);
}

function isTelling(part: Pattern): boolean {
  const told = part.filter(({ kind }) => kind === 'letter' || kind === 'digit');
  return told.length > 1 && !PARTICLES.has(part.map(({ key }) => key).join(''));
}

/** The full names and their distinctive parts, grouped by first letter, longest first. */
function patternsOf(names: readonly string[]): Map<string, Pattern[]> {
  const patternOf = (name: string) => trimmed(tokensOf(name.normalize('NFC')));
  const whole = names.map(patternOf);
  // `Marie-Claire Tour` also yields `Marie-Claire` and `Claire`.
  const words = names.flatMap((name) => name.split(/\s+/).map(patternOf).filter(isTelling));
  const all = new Map<string, Pattern>();
  for (const pattern of [...whole, ...words, ...whole.flatMap(partsOf)])
    if (pattern.length > 0) all.set(pattern.map(({ key }) => key).join('\u0000'), pattern);
  const byFirst = new Map<string, Pattern[]>();
  for (const pattern of [...all.values()].toSorted((a, b) => b.length - a.length)) {
    const first = pattern[0]?.key ?? '';
    byFirst.set(first, [...(byFirst.get(first) ?? []), pattern]);
  }
  return byFirst;
}

/** Whether a word may end with the first token and another begin with the second. */
function areApart(before: Token | undefined, after: Token | undefined): boolean {
  if (!before || !after || after.apart) return true;
  if (before.kind !== after.kind || before.kind === 'sign' || before.kind === 'gap') return true;
  return JOINED.test(before.key) || JOINED.test(after.key);
}

function beginsWord(tokens: readonly Token[], at: number): boolean {
  for (let first = at; first >= Math.max(0, at - MOST_PREFIXES); first -= 1) {
    if (areApart(tokens[first - 1], tokens[first])) return true;
    if (!PREFIXES.test(tokens[first - 1]?.key ?? '')) return false;
  }
  return false;
}

/** @returns the index after the name, or null when it does not match here */
function endOf(pattern: Pattern, tokens: readonly Token[], at: number): number | null {
  let index = at;
  for (const { key, kind } of pattern) {
    if (kind === 'gap') {
      if (tokens[index]?.kind === 'gap') index += 1;
    } else if (tokens[index]?.key === key) index += 1;
    else return null;
  }
  return areApart(tokens[index - 1], tokens[index]) ? index : null;
}

/** @returns a function that finds the names in a text in normal form C: ordered, without overlaps */
export function nameFinder(names: readonly string[]): (text: string) => Found[] {
  const patterns = patternsOf(names);
  if (patterns.size === 0) return () => [];
  return (text) => {
    const tokens = tokensOf(text);
    const found: Found[] = [];
    for (let at = 0; at < tokens.length; at += 1) {
      const candidates = patterns.get(tokens[at]?.key ?? '');
      if (!candidates || !beginsWord(tokens, at)) continue;
      for (const pattern of candidates) {
        const end = endOf(pattern, tokens, at);
        if (end === null) continue;
        found.push({ start: tokens[at]?.start ?? 0, end: tokens[end - 1]?.end ?? 0 });
        at = end - 1;
        break;
      }
    }
    return found;
  };
}

/** The names too short to distinguish from other words: the coach has to check the result for them. */
export function unsafeNames(names: readonly string[]): string[] {
  return names.filter((name) => {
    const told = tokensOf(name.normalize('NFC')).filter(({ kind }) => kind !== 'gap');
    const enough = told.some(({ key }) => JOINED.test(key)) ? SAFE_IDEOGRAPHS : SAFE_LETTERS;
    return name.trim() !== '' && told.length < enough;
  });
}
