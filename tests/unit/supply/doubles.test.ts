/**
 * Shipped code uses no test double. A double is recognised because only tests import it. No dependency is
 * optional either, because a default would have to stand in for it.
 */
import { describe, expect, it } from 'vitest';
import { fileOf, imports, source, sources } from './sources';

const SHIPPED = [
  ...['lib', 'components', 'entrypoints'].flatMap(sources),
  ...['wxt.config.ts', 'manifest.config.ts'].map(source),
];
const IMPORTS = SHIPPED.flatMap(imports);

function isImported(path: string, name: string): boolean {
  return IMPORTS.some(
    ({ from, to, names, passedOn }) =>
      (names.includes(name) || names.includes('*')) &&
      fileOf(to) === path &&
      (!passedOn || isImported(from, name)),
  );
}

const withoutComments = (text: string) => text.replaceAll(/\/\*[^]*?\*\/|\/\/.*/g, '');

/** The exported values of a file that neither the file itself nor any shipped file uses. */
function unshipped(folder: string): string[] {
  return sources(folder).flatMap(({ path, text }) => {
    const code = withoutComments(text);
    return [...code.matchAll(/^export (?:async )?(?:function\*?|const|class) (\w+)/gm)]
      .map(([, name = '']) => name)
      .filter((name) => (code.match(new RegExp(`\\b${name}\\b`, 'g')) ?? []).length === 1)
      .filter((name) => !isImported(path, name))
      .map((name) => `${path} ${name}`);
  });
}

/** The text between the brackets that open at `start`. */
function inBrackets(text: string, start: number): string {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    if ('([{'.includes(text[at]!)) depth += 1;
    if (')]}'.includes(text[at]!)) depth -= 1;
    if (depth === 0) return text.slice(start + 1, at);
  }
  return text.slice(start + 1);
}

/** Default values of the parameters of `create…` functions, except for times. */
function defaults(folder: string): string[] {
  return sources(folder).flatMap(({ path, text }) =>
    [...text.matchAll(/function (create\w+)(?:<[^(]*>)?(?=\()/g)].flatMap((match) => {
      const parameters = inBrackets(text, match.index + match[0].length);
      return [...parameters.matchAll(/ = ([^,\n]+)/g)]
        .map(([, value = '']) => value)
        .filter((value) => !/^[A-Z_]+_MS$/.test(value))
        .map((value) => `${path} ${match[1]} = ${value}`);
    }),
  );
}

const optional = (text: string) =>
  [...withoutComments(text).matchAll(/^\s+(?:readonly )?(\w+)\?[:(]/gm)].map(([, name]) => name);

describe('test doubles', () => {
  it.each(['lib', 'components'])('are not exported by %s', (folder) => {
    expect(unshipped(folder)).toEqual([]);
  });

  it.each(['lib/platform', 'lib/search', 'lib/backup', 'components'])(
    'are not a default dependency in %s',
    (folder) => {
      expect(defaults(folder)).toEqual([]);
    },
  );

  it('are not needed, because no page service is optional', () => {
    expect(optional(source('components/app/services.tsx').text)).toEqual([]);
  });

  it('are not needed, because only browser features are optional in lib/platform', () => {
    const all = sources('lib/platform').flatMap(({ path, text }) =>
      optional(text).map((name) => `${path} ${name}`),
    );
    // Features that a browser may lack.
    expect(all).toEqual([
      'lib/platform/call-tap/heard-sources.ts audioLevel',
      'lib/platform/safety/folder.ts showDirectoryPicker',
    ]);
  });
});
