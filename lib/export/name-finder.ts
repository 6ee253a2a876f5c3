/**
 * Finds somebody's names in a text, however they are written there: in other case or width, with or
 * without accents, with another apostrophe, hyphen or space, with signs between the letters that
 * nobody sees. The text is read once into letters and gaps: time grows with its length alone.
 */

/** A letter, digit or sign as names are compared by, and where it stands in the text. */
interface Token {
  readonly key: string;
  readonly kind: 'letter' | 'digit' | 'sign' | 'gap';
  readonly start: number;
  /** With the unseen signs that follow. */
  end: number;
  /** An unseen sign comes before: a word may begin here. */
  readonly apart: boolean;
}

export interface Found {
  readonly start: number;
  readonly end: number;
}

/** Parts of names that are words of their own in one of the languages. */
const PARTICLES = new Set(
  'al and and bin da das de del della den der des di do dos du el et ibn la las le les los of the van von y'.split(
    ' ',
  ),
);
/** A name of fewer letters is a word, or part of many words, of its own. */
const SAFE_LETTERS = 3;
const SAFE_IDEOGRAPHS = 2;

/** Marks of accents and what has no width; the Arabic letter-stretcher is drawn, and means nothing. */
const UNSEEN = /[\p{M}\p{Cf}\u0640]/u;
const GAP = /[\s\p{Pd}\p{Pc}\u2212.·'’‘‛ʼʻʹ′＇`´]/u;
const DIGIT = /\p{N}/u;
const LETTER = /\p{L}/u;
const HANGUL = /[\uAC00-\uD7A3]/u;
/** Scripts that put no space between words, or join endings to a name. */
const JOINED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]/u;
/** Arabic and Hebrew words of one letter are written as one with the name that follows. */
const PREFIXES = /[وفبكلساוהבכלמש]/u;
const MOST_PREFIXES = 3;
/** Letters that no decomposition takes apart. */
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

/** A text has few different signs: each is looked at once. */
function keyReader(): (char: string) => readonly Key[] {
  const known = new Map<string, readonly Key[]>();
  return (char) => {
    let keys = known.get(char);
    if (!keys) {
      // An apostrophe that is a letter to Unicode is none in a name.
      keys = GAP.test(char)
        ? [{ key: ' ', kind: 'gap' }]
        : keysOf(char).map((key) => ({ key, kind: kindOf(key) }));
      known.set(char, keys);
    }
    return keys;
  };
}

/** How a sign of a text is compared: one or more letters, or nothing. */
function keysOf(char: string): readonly string[] {
  if (HANGUL.test(char)) return [char];
  // By way of capitals, so that ß is ss.
  const folded = char.normalize('NFKD').toUpperCase().toLowerCase().normalize('NFKD');
  return [...folded].flatMap((each) => (UNSEEN.test(each) ? [] : [...(ALIKE[each] ?? each)]));
}

function kindOf(key: string): Token['kind'] {
  if (LETTER.test(key)) return 'letter';
  if (DIGIT.test(key)) return 'digit';
  return GAP.test(key) ? 'gap' : 'sign';
}

/** Gaps in a row are one. */
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

/** What is compared: a gap in a name may be any in the text, or none. */
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

/** The whole names and their telling parts by their first letter, the longest first. */
function patternsOf(names: readonly string[]): Map<string, Pattern[]> {
  const patternOf = (name: string) => trimmed(tokensOf(name.normalize('NFC')));
  const whole = names.map(patternOf);
  // Of `Marie-Claire Tour` both `Marie-Claire` and `Claire`.
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

/** Whether one word may end with the first token and another begin with the second. */
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

/** @returns the index after the name, or null where it is not */
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

/** @returns where the names stand in a text that is in normal form C, in order, none in another */
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

/** Those too short to be told from other words: what is taken out with them, or left, is to be read. */
export function unsafeNames(names: readonly string[]): string[] {
  return names.filter((name) => {
    const told = tokensOf(name.normalize('NFC')).filter(({ kind }) => kind !== 'gap');
    const enough = told.some(({ key }) => JOINED.test(key)) ? SAFE_IDEOGRAPHS : SAFE_LETTERS;
    return name.trim() !== '' && told.length < enough;
  });
}
