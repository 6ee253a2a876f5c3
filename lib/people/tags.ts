/** A person's tags: short words of the coach's own. */
export const MAX_TAGS = 50;
export const MAX_TAG_CHARS = 100;

/** The tags written in a text, at each comma or line's end; spaces are set right. */
export function tagsTyped(text: string): string[] {
  return text
    .split(/[,;\n]/)
    .map((tag) => tag.trim().replaceAll(/\s+/g, ' ').slice(0, MAX_TAG_CHARS).trim())
    .filter((tag) => tag !== '');
}

/** All tags once, however they are capitalised, in the order they came in. */
export function withTags(tags: readonly string[], added: readonly string[]): string[] {
  const all = new Map<string, string>();
  for (const tag of [...tags, ...added]) {
    const key = tag.toLocaleLowerCase();
    if (!all.has(key)) all.set(key, tag);
  }
  return [...all.values()].slice(0, MAX_TAGS);
}
