/** Names for saved files: content, person and date, valid on every file system. */
import { sanitisedLine } from './sanitise';

/**
 * Characters that Windows rejects or that act as path syntax; bidi and invisible characters could fake
 * another file extension.
 */
const UNSAFE = /[<>:"/\\|?*#^[\]\p{C}\u2400-\u2421\uFFFD]/gu;
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;
const MAX_CHARS = 80;

/**
 * `parts` joined by a space, with `extension`. Letters of any script are kept; characters that a file system
 * or a reader could misread are not. The name is never empty and never that of a hidden file.
 */
export function fileName(parts: readonly string[], extension: string): string {
  return `${fileStem(parts)}.${extension}`;
}

/** The file name without its extension. */
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
