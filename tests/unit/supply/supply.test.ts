import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LICENCES_FILE, licences, shippedPlaces } from '../../../scripts/licences';

const read = (file: string) => readFileSync(file, 'utf8');

interface PackageJson {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

const { dependencies, devDependencies } = JSON.parse(read('package.json')) as PackageJson;
const wanted = { ...dependencies, ...devDependencies };

describe('package.json', () => {
  it('pins every version', () => {
    for (const version of Object.values(wanted)) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it('has a reason in docs/dependencies.md for each package, and for no other', () => {
    const cells = read('docs/dependencies.md')
      .split('\n')
      .filter((line) => /^\| (?!package|-)/.test(line))
      .map((line) => line.split('|')[1] ?? '');
    const named = cells.flatMap((cell) =>
      cell
        .replace(/\(.*?\)/g, '')
        .split(',')
        .map((name) => name.trim()),
    );
    const names = Object.keys(wanted).map((name) =>
      name.startsWith('@types/') ? '@types/*' : name,
    );
    expect([...new Set(named)].toSorted()).toEqual([...new Set(names)].toSorted());
  });
});

describe('package-lock.json', () => {
  it('contains no download address, so that each developer’s registry is used', () => {
    expect(read('package-lock.json')).not.toMatch(/"resolved"|https?:\/\/registry/);
  });

  it('contains the digest of every package', () => {
    const { packages } = JSON.parse(read('package-lock.json')) as {
      packages: Record<string, { integrity?: string; link?: boolean }>;
    };
    const without = Object.entries(packages).filter(
      ([place, { integrity }]) => place !== '' && !integrity?.startsWith('sha512-'),
    );
    expect(without.map(([place]) => place)).toEqual([]);
  });
});

describe('the shipped licences', () => {
  it('are those of the packages in the lockfile', () => {
    const now = licences('.');
    expect(read(LICENCES_FILE) === now, 'run `npm run licences` and commit its file').toBe(true);
  });

  it('include transitive dependencies and nested copies, but no type packages', () => {
    const locked = {
      '': { version: '1', dependencies: { a: '1', '@types/a': '1' } },
      'node_modules/a': { version: '1', dependencies: { b: '2' } },
      'node_modules/b': { version: '1' },
      'node_modules/a/node_modules/b': { version: '2', dependencies: { c: '1' } },
      'node_modules/c': { version: '1', dependencies: { a: '1' } },
      'node_modules/only-for-tests': { version: '1' },
    };
    expect(shippedPlaces(locked)).toEqual([
      'node_modules/a',
      'node_modules/a/node_modules/b',
      'node_modules/c',
    ]);
  });

  it('cannot be listed for a package missing from the lockfile', () => {
    const locked = { '': { version: '1', dependencies: { a: '1' } } };
    expect(() => shippedPlaces(locked)).toThrow('not in package-lock.json');
  });
});
