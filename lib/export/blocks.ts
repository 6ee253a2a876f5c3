/**
 * The blocks that every exported document consists of: headings, paragraphs, lists, breaks and texts.
 *
 * Two layout rules keep untrusted text from passing for ours: our own words come first and untrusted text
 * ends its line (see sanitise.ts), and each untrusted line is a text node of its own.
 */
import type { Heading, List, ListItem, Paragraph, PhrasingContent, RootContent } from 'mdast';
import { sanitisedLine, sanitisedText } from './sanitise';

export const paragraph = (children: PhrasingContent[]): Paragraph => ({
  type: 'paragraph',
  children,
});

/** A text node with our own words; empty when there are none. */
export const trusted = (value: string): PhrasingContent[] =>
  value === '' ? [] : [{ type: 'text', value }];

export function heading(depth: Heading['depth'], text: string): Heading {
  return { type: 'heading', depth, children: trusted(text) };
}

function withBreaks(text: string): PhrasingContent[] {
  return text
    .split('\n')
    .flatMap((line, index) => [
      ...(index > 0 ? [{ type: 'break' } as const] : []),
      ...trusted(line),
    ]);
}

/**
 * Untrusted text as paragraphs, with `lead` before its first line. One blank line separates paragraphs;
 * further blank lines stay breaks inside a paragraph, since Markdown and HTML have no empty paragraph.
 */
export function sanitised(text: string, lead: PhrasingContent[] = []): Paragraph[] {
  return sanitisedText(text)
    .split(/(?<!\n)\n\n(?!\n)/)
    .map((part, index) => paragraph([...(index === 0 ? lead : []), ...withBreaks(part)]));
}

export function list(items: readonly Paragraph[][]): List {
  return {
    type: 'list',
    spread: items.some((item) => item.length > 1),
    children: items.map((children): ListItem => ({
      type: 'listItem',
      spread: children.length > 1,
      children,
    })),
  };
}

/** A heading with its content; nothing when there is no content. */
export function section(
  title: string,
  items: readonly Paragraph[][],
  rest: RootContent[] = [],
  depth: Heading['depth'] = 2,
): RootContent[] {
  if (items.length === 0 && rest.length === 0) return [];
  return [heading(depth, title), ...(items.length > 0 ? [list(items)] : []), ...rest];
}

/** Untrusted text as a heading; none when it is blank. */
export function foreignHeading(depth: Heading['depth'], text: string): Heading[] {
  const line = sanitisedLine(text);
  return line === '' ? [] : [heading(depth, line)];
}
