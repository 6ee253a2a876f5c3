import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { manifest } from '../../../manifest.config';

const ROOT = join(import.meta.dirname, '../../..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

/** The Chrome Web Store's limit; the others allow more. */
const SHORT_AT_MOST = 132;

const LISTINGS = {
  en: {
    name: '## Name',
    short: '## Short description',
    reasons: '## Permissions and their reasons',
  },
  fr: {
    name: '## Nom',
    short: '## Description courte',
    reasons: '## Autorisations et leurs raisons',
  },
} as const;

function part(listing: string, heading: string): string {
  const [, after = ''] = listing.split(`${heading}\n`);
  return (after.split('\n## ')[0] ?? '').trim();
}

function asked(): string[] {
  const names = ['chrome', 'firefox'].flatMap((browser) => {
    const declared = manifest({ browser, mode: 'production' });
    return [...(declared.permissions ?? []), ...(declared.optional_host_permissions ?? [])];
  });
  return [...new Set(names.map(String))];
}

describe.each(['en', 'fr'] as const)('the store listing (%s)', (language) => {
  const listing = read(`docs/store/${language}.md`);
  const headings = LISTINGS[language];
  const words = JSON.parse(read(`public/_locales/${language}/messages.json`));

  it('has the name and the short description of the manifest', () => {
    expect(part(listing, headings.name)).toBe(words.extensionName.message);
    expect(part(listing, headings.short)).toBe(words.extensionDescription.message);
  });

  it('has a short description within the store’s limit', () => {
    expect(part(listing, headings.short).length).toBeLessThanOrEqual(SHORT_AT_MOST);
  });

  it('gives a reason for each requested permission, and for no other', () => {
    const rows = part(listing, headings.reasons)
      .split('\n')
      .filter((line) => line.startsWith('| `'));
    const explained = rows.flatMap((row) => {
      const [, names = '', reason = ''] = row.split('|');
      expect(reason.trim().length).toBeGreaterThan(30);
      return [...names.matchAll(/`([^`]+)`/g)].map(([, name]) => name);
    });
    expect(explained.toSorted()).toEqual(asked().toSorted());
  });
});
