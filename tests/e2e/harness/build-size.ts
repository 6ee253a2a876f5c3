/** What a build weighs, in bytes. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';

/** A zip's own words about each file: two headers with its name. */
const ZIP_ENTRY = 30 + 46;

/** About what the store's package weighs: each file deflated by itself, as a zip holds it. */
export function packedSize(dist: string): number {
  return readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(dist, name)).isFile())
    .reduce((sum, name) => {
      const packed = deflateRawSync(readFileSync(join(dist, name)), { level: 9 });
      return sum + packed.length + ZIP_ENTRY + 2 * Buffer.byteLength(name);
    }, 0);
}

interface ScriptSizes {
  /** The script the page names. */
  readonly first: number;
  /** That one, and all it cannot begin without. */
  readonly needed: number;
}

/** Of a page's scripts, unpacked. */
export function scriptSizes(dist: string, page: string): ScriptSizes {
  const html = readFileSync(join(dist, page), 'utf8');
  const size = (path: string) => statSync(join(dist, path)).size;
  const total = (tags: RegExp) =>
    [...html.matchAll(tags)].reduce((sum, [, path = '']) => sum + size(path), 0);
  const first = total(/<script [^>]*src="([^"]+)"/g);
  return { first, needed: first + total(/<link rel="modulepreload"[^>]*href="([^"]+)"/g) };
}
