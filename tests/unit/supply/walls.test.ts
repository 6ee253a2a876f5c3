/** Imports go one way: entrypoints → components, platform → domains. */
import { describe, expect, it } from 'vitest';
import { imports, sources } from './sources';

const importsIn = (folder: string) => sources(folder).flatMap(imports);
const within = (...folders: string[]) => new RegExp(`^(?:${folders.join('|')})(?:/|$)`);
const across = (folder: string, wall: RegExp, except?: RegExp) =>
  importsIn(folder).filter(({ from, to }) => wall.test(to) && !except?.test(from));

describe('walls of the house', () => {
  it('are looked at', () => {
    expect(importsIn('lib').length).toBeGreaterThan(500);
    expect(importsIn('components').length).toBeGreaterThan(500);
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
  const careless = sources('components')
    .filter(({ text }) => /void send\((?![^;]*\.then\()/.test(text))
    .map(({ path }) => path);
  // `useCommand` sends and says so when the command was refused.
  expect(careless).toEqual([]);
});
