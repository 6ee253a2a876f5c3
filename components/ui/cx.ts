/** Joins the class names that are present; undefined when none is, so that React omits the attribute. */
export function cx(...names: (string | false | null | undefined)[]): string | undefined {
  const present = names.filter(Boolean);
  return present.length > 0 ? present.join(' ') : undefined;
}
