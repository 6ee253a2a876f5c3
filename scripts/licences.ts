/**
 * The licences of everything the extension carries, gathered into public/licences.txt, which ships
 * with it: npm run licences. A test holds the file against package-lock.json.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface Locked {
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

interface Manifest {
  readonly license?: string;
  readonly repository?: string | { readonly url?: string };
}

type Lockfile = Readonly<Record<string, Locked>>;

export const LICENCES_FILE = 'public/licences.txt';

const RULE = '-'.repeat(80);

/** Types are gone once built: their packages ship nothing. */
const isTypesOnly = (name: string): boolean => name.startsWith('@types/');

/**
 * Where the lockfile has `name` as seen from `from`: the nearest node_modules above it.
 * @throws Error when it is nowhere.
 */
function placeOf(name: string, from: string, locked: Lockfile): string {
  for (let base = from; ; base = base.slice(0, Math.max(0, base.lastIndexOf('node_modules/')))) {
    const place = `${base === '' || base.endsWith('/') ? base : `${base}/`}node_modules/${name}`;
    if (place in locked) return place;
    if (base === '') throw new Error(`${name}, needed by ${from}, is not in package-lock.json`);
  }
}

/** Every package that `dependencies` bring along, as places in node_modules, in order. */
export function shippedPlaces(locked: Lockfile): string[] {
  const found = new Set<string>();
  const visit = (from: string) => {
    for (const name of Object.keys(locked[from]?.dependencies ?? {})) {
      if (isTypesOnly(name)) continue;
      const place = placeOf(name, from, locked);
      if (found.has(place)) continue;
      found.add(place);
      visit(place);
    }
  };
  visit('');
  return [...found].toSorted((a, b) => (a < b ? -1 : 1));
}

/** @throws Error when a package names no licence or brings no text of one. */
function licenceOf(root: string, place: string, { version }: Locked): string {
  const folder = join(root, place);
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  const texts = readdirSync(folder).filter((file) => /^(licen[cs]e|notice)/i.test(file));
  const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
  if (!manifest.license || texts.length === 0) throw new Error(`${name} states no licence`);
  const { repository } = manifest;
  const source = typeof repository === 'string' ? repository : repository?.url;
  return [
    `${name} ${version}`,
    `Licence: ${manifest.license}`,
    ...(source === undefined ? [] : [`Source: ${source.replace(/^git\+/, '')}`]),
    '',
    ...texts.toSorted().map((file) => withPlainEnds(readFileSync(join(folder, file), 'utf8'))),
  ].join('\n');
}

function withPlainEnds(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trim();
}

/** The whole file. */
export function licences(root: string): string {
  const lockfile = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const { packages } = JSON.parse(lockfile) as { packages: Lockfile };
  const own = withPlainEnds(readFileSync(join(root, 'LICENSE'), 'utf8'));
  const others = shippedPlaces(packages).map((place) => licenceOf(root, place, packages[place]!));
  const head =
    'Aparté is under the MIT licence. It carries the packages below, each under its own.';
  return `${[head, own, ...others].join(`\n\n${RULE}\n\n`)}\n`;
}

export function main(): number {
  writeFileSync(LICENCES_FILE, licences('.'));
  console.log(`written: ${LICENCES_FILE}`);
  return 0;
}
