/**
 * Normalises a text for searching: lower case, without accents, ligatures or punctuation, words separated by
 * one space. The point of inclusive forms is dropped, so that 'fière' and 'fier' both find 'fier·e'.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\p{M}·]/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
