/** Imports go one way: entrypoints → components, platform → domains. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../../..');

interface Import {
  readonly from: string;
  readonly to: string;
}

/** Every import of a file of ours, types and loads at run time too. */
function imports(folder: string): Import[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .flatMap((name) => {
      const file = join(ROOT, folder, name);
      const text = readFileSync(file, 'utf8');
      return [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'(\.[^']+)'/g)].map(([, to = '']) => ({
        from: join(folder, name),
        to: relative(ROOT, join(dirname(file), to)),
      }));
    });
}

const within = (...folders: string[]) => new RegExp(`^(?:${folders.join('|')})(?:/|$)`);
const across = (folder: string, wall: RegExp, except?: RegExp) =>
  imports(folder).filter(({ from, to }) => wall.test(to) && !except?.test(from));

describe('walls of the house', () => {
  it('are looked at', () => {
    expect(imports('lib').length).toBeGreaterThan(500);
    expect(imports('components').length).toBeGreaterThan(500);
  });

  it('lib imports no screens', () => {
    expect(across('lib', within('components', 'entrypoints'))).toEqual([]);
  });

  it('domains import no platform', () => {
    expect(across('lib', within('lib/platform'), within('lib/platform'))).toEqual([]);
  });

  it('components import no platform and no entrypoint', () => {
    expect(across('components', within('lib/platform', 'entrypoints'))).toEqual([]);
  });

  it('what draws knows nothing of coaching', () => {
    for (const folder of ['components/ui', 'components/plot'])
      expect(
        across(folder, within('components')).filter(
          ({ to }) => !within('components/ui', 'components/plot').test(to),
        ),
      ).toEqual([]);
  });
});

it('no screen sends a command without looking at the answer', () => {
  const careless = readdirSync(join(ROOT, 'components'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .filter((name) =>
      /void send\((?![^;]*\.then\()/.test(readFileSync(join(ROOT, 'components', name), 'utf8')),
    );
  // `useCommand` sends and says so when the command was refused.
  expect(careless).toEqual([]);
});
