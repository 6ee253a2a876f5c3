import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../lib/i18n';
import { typographyFaults } from '../../support/typography';

/** Every string with the path of its key: `panel.call.allow`. */
function strings(words: unknown, path = ''): [path: string, text: string][] {
  if (typeof words === 'string') return [[path, words]];
  return Object.entries(words as object).flatMap(([key, value]) =>
    strings(value, path === '' ? key : `${path}.${key}`),
  );
}

function placeholders(text: string): string[] {
  return [...text.matchAll(/\{\{\s*([^}\s]+)\s*\}\}/g)].map(([, name]) => name ?? '').toSorted();
}

/** The word after the number stays as it is, or the number is always greater than one. */
const INVARIABLE = new Set([
  'panel.carried.more',
  'journal.checkIns.all',
  'journal.search.latest',
  'journal.over.above',
  'journal.over.below',
  'lock.short',
  'lock.minutes',
  'safety.points.all',
]);

const english = new Map(strings(LANGUAGES.en));

describe.each(Object.entries(LANGUAGES))('interface words, %s', (language, words) => {
  const all = strings(words);

  it('has the keys of English, no more and no fewer', () => {
    expect(all.map(([path]) => path).toSorted()).toEqual([...english.keys()].toSorted());
  });

  it('says something at every key', () => {
    expect(all.filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('fills the placeholders of English', () => {
    const differing = all.filter(
      ([path, text]) => placeholders(text).join() !== placeholders(english.get(path) ?? '').join(),
    );
    expect(differing).toEqual([]);
  });

  it('has a form for each number that its grammar tells apart', () => {
    const forms = new Set(
      // Millions have a form of their own in French; nothing here is counted so far.
      [0, 1, 2, 11, 100].map((count) => new Intl.PluralRules(language).select(count)),
    );
    const stems = new Set(
      all.flatMap(([path]) => /^(.+)_(?:zero|one|two|few|many|other)$/.exec(path)?.[1] ?? []),
    );
    expect(stems.size).toBeGreaterThan(20);
    const keys = new Set(all.map(([path]) => path));
    const missing = [...stems].flatMap((stem) =>
      [...forms].map((form) => `${stem}_${form}`).filter((key) => !keys.has(key)),
    );
    expect(missing).toEqual([]);
  });

  it('counts with plurals, where a word follows the number', () => {
    const alone = all.filter(
      ([path, text]) =>
        !/_(?:one|other)$/.test(path) && !INVARIABLE.has(path) && /\{\{count\}\} \p{L}/u.test(text),
    );
    expect(alone.map(([path, text]) => `${path}: ${text}`)).toEqual([]);
  });

  it('is properly set', () => {
    const faulty = all.flatMap(([path, text]) => {
      const faults = typographyFaults(text, language === 'fr' ? 'fr' : 'en');
      return faults.length === 0 ? [] : [`${path}: ${text} (${faults.join(', ')})`];
    });
    expect(faulty).toEqual([]);
  });
});

describe('the checks themselves', () => {
  it('reach the nested words of the interface', () => {
    expect(english.get('reflection.guess.show')).toBe('Show');
    expect(placeholders('{{b}} and {{ a }}')).toEqual(['a', 'b']);
  });

  it('see French that is set like English', () => {
    expect(typographyFaults('Qui a parlé?', 'fr')).not.toEqual([]);
    expect(typographyFaults('Qui a parlé\u202F?', 'fr')).toEqual([]);
  });
});
