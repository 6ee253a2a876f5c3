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

/** Texts whose word after the number is invariable, or whose number is always greater than one. */
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

describe.each(Object.entries(LANGUAGES))('the interface words (%s)', (language, words) => {
  const all = strings(words);

  it('have the same keys as English', () => {
    expect(all.map(([path]) => path).toSorted()).toEqual([...english.keys()].toSorted());
  });

  it('have a text for every key', () => {
    expect(all.filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('use the placeholders of English', () => {
    const differing = all.filter(
      ([path, text]) => placeholders(text).join() !== placeholders(english.get(path) ?? '').join(),
    );
    expect(differing).toEqual([]);
  });

  it('have a form for each plural category of the language', () => {
    const forms = new Set(
      // French has a plural form for millions; no text here counts that far.
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

  it('use plurals where a word follows a number', () => {
    const alone = all.filter(
      ([path, text]) =>
        !/_(?:one|other)$/.test(path) && !INVARIABLE.has(path) && /\{\{count\}\} \p{L}/u.test(text),
    );
    expect(alone.map(([path, text]) => `${path}: ${text}`)).toEqual([]);
  });

  it('have correct typography', () => {
    const faulty = all.flatMap(([path, text]) => {
      const faults = typographyFaults(text, language === 'fr' ? 'fr' : 'en');
      return faults.length === 0 ? [] : [`${path}: ${text} (${faults.join(', ')})`];
    });
    expect(faulty).toEqual([]);
  });
});

describe('the checks of interface words', () => {
  it('include nested keys', () => {
    expect(english.get('reflection.guess.show')).toBe('Show');
    expect(placeholders('{{b}} and {{ a }}')).toEqual(['a', 'b']);
  });

  it('detect French text with English typography', () => {
    expect(typographyFaults('Qui a parlé?', 'fr')).not.toEqual([]);
    expect(typographyFaults('Qui a parlé\u202F?', 'fr')).toEqual([]);
  });
});
