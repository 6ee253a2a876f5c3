/** Names for saved files: what it is, with whom and when, safe on every file system. */
import { sanitisedLine } from './sanitise';

/** Not allowed by Windows, or meant as a path; bidi and invisible signs could feign another ending. */
const UNSAFE = /[<>:"/\\|?*#^[\]\p{C}\u2400-\u2421\uFFFD]/gu;
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;
const MAX_CHARS = 80;

/**
 * `parts` joined by a space, with `extension`: letters of any script are kept, everything that a
 * file system or a reader could take for something else is not. Never empty, never hidden.
 */
export function fileName(parts: readonly string[], extension: string): string {
  return `${fileStem(parts)}.${extension}`;
}

/** The same without its ending. */
export function fileStem(parts: readonly string[]): string {
  const words = parts
    .map((part) => sanitisedLine(part).replace(UNSAFE, ' '))
    .join(' ')
    .normalize('NFC')
    .replace(/\s+/g, ' ');
  const cut = [...words].slice(0, MAX_CHARS).join('');
  const bare = cut.replace(/^[\s.~-]+|[\s.]+$/g, '');
  if (bare === '') return 'aparte';
  return RESERVED.test(bare) ? `_${bare}` : bare;
}
