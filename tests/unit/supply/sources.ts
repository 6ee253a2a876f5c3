/** The source files of this project, and what they import from each other. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const ROOT = join(import.meta.dirname, '../../..');

export interface Source {
  /** Path from the root of the project. */
  readonly path: string;
  readonly text: string;
}

export interface Import {
  readonly from: string;
  /** Without its extension when the import has none. */
  readonly to: string;
  /** `*` when everything is imported. */
  readonly names: readonly string[];
  /** Imported only to be exported again. */
  readonly passedOn: boolean;
}

export function sources(folder: string): Source[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => source(join(folder, name)));
}

export function source(path: string): Source {
  return { path, text: readFileSync(join(ROOT, path), 'utf8') };
}

const BRACES = /(?:\s+type)?(?:\s+\w+,)?\s*\{[^}]*\}/.source;
const FROM = new RegExp(
  `\\b(import|export)\\b(${BRACES})?(?:[^'{};=()]*\\bfrom)?\\s*\\(?\\s*'(\\.[^']+)'`,
  'g',
);

/** Every import of a project file, including types and dynamic imports. */
export function imports({ path, text }: Source): Import[] {
  return [...text.matchAll(FROM)].map(([, keyword, braces, to = '']) => ({
    from: path,
    to: relative(ROOT, join(ROOT, dirname(path), to)),
    names: braces === undefined ? ['*'] : namesIn(braces),
    passedOn: keyword === 'export',
  }));
}

function namesIn(braces: string): string[] {
  return braces
    .slice(braces.indexOf('{') + 1, -1)
    .split(',')
    .map((each) => each.trim().replace(/^type (?!as )/, ''))
    .map((each) => each.split(' as ')[0] ?? '')
    .filter((name) => name !== '');
}

/** The file that an import resolves to. */
export function fileOf(to: string): string {
  const found = ['', '.ts', '.tsx', '/index.ts'].find((ending) =>
    /\.\w+$/.test(to + ending) ? existsSync(join(ROOT, to + ending)) : false,
  );
  if (found === undefined) throw new Error(`${to} is no file`);
  return to + found;
}
