/** A person's tags: short words chosen by the coach. */
export const MAX_TAGS = 50;
export const MAX_TAG_CHARS = 100;

/** Splits a text into tags at commas and line ends, with white space normalised. */
export function tagsTyped(text: string): string[] {
  return text
    .split(/[,;\n]/)
    .map((tag) => tag.trim().replaceAll(/\s+/g, ' ').slice(0, MAX_TAG_CHARS).trim())
    .filter((tag) => tag !== '');
}

/** All tags without duplicates (ignoring case), in their original order. */
export function withTags(tags: readonly string[], added: readonly string[]): string[] {
  const all = new Map<string, string>();
  for (const tag of [...tags, ...added]) {
    const key = tag.toLocaleLowerCase();
    if (!all.has(key)) all.set(key, tag);
  }
  return [...all.values()].slice(0, MAX_TAGS);
}
