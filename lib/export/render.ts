/**
 * Renders a session's tree (see document.ts) as Markdown, HTML and plain text. Heavy: load it with a dynamic
 * import when an export starts.
 */
import { toHtml as hastToHtml } from 'hast-util-to-html';
import type { ListItem, Paragraph, Root, Text } from 'mdast';
import { toHast, type Handler, type Options as HastOptions } from 'mdast-util-to-hast';
import {
  defaultHandlers,
  toMarkdown as mdastToMarkdown,
  type Handle,
  type Options,
} from 'mdast-util-to-markdown';

export { toPlain } from './plain';

const SESSION_TIME = /^\[\d+(?::\d\d){1,2}\]$/;
const ASTRAL = /[\u{10000}-\u{10FFFF}]/u;
const BARE_ADDRESS = /(?:https?:\/\/|www\.)[^ \t\n]*/gi;
const LINK_SIGN = /(?<=https?):(?=\/\/)|(?<=www)\./gi;
const ENDS_IN_ADDRESS = new RegExp(`${BARE_ADDRESS.source}$`, 'i');

/**
 * GitHub and others turn bare addresses into links without handling escapes: `\&` would become part of the
 * address. So an address that needs an escape is prevented from becoming a link.
 */
function bareAddress(escaped: string): string {
  const address = escaped.replace(/\\&(?!#?\w+;)/g, '&');
  return /\\|&#/.test(address) ? escaped.replace(LINK_SIGN, '\\$&') : address;
}

/**
 * `[12:03]` stays readable without escapes: brackets form a link only with a definition, and a definition
 * cannot occur, since untrusted brackets are escaped.
 *
 * The serializer leaves `_` inside words unescaped and takes surrogate halves for letters. CommonMark takes
 * emoji for punctuation, next to which `_` does make emphasis.
 */
const text: Handle = (node, parent, state, info) => {
  if (SESSION_TIME.test(node.value)) return node.value;
  const escaped: string = defaultHandlers.text(node, parent, state, info);
  const whole = ASTRAL.test(escaped)
    ? escaped.replace(/\\[\s\S]|_/g, (match) => (match === '_' ? '\\_' : match))
    : escaped;
  return whole.replace(BARE_ADDRESS, bareAddress);
};

/** A break after a bare address uses spaces: a backslash would become part of the address. */
const hardBreak: Handle = (node, parent, state, info) => {
  const index = state.indexStack.at(-1) ?? 0;
  const previous = (parent as Paragraph | undefined)?.children[index - 1];
  if (previous?.type === 'text' && ENDS_IN_ADDRESS.test(previous.value)) return '  \n';
  return defaultHandlers.break(node, parent, state, info);
};

const MARKDOWN: Options = {
  bullet: '-',
  listItemIndent: 'one',
  handlers: { text, break: hardBreak },
  // `<` before a digit can begin an address (`<1@a.example>`), which the serializer overlooks.
  // The others are not CommonMark, but markup to GitHub, Obsidian and other dialects: tables,
  // strikethrough, maths, comments, highlights and templates.
  unsafe: [
    { character: '<', inConstruct: 'phrasing' },
    { character: '|', inConstruct: 'phrasing' },
    { atBreak: true, character: ':', after: '-' },
    { atBreak: true, character: '-', after: ':' },
    { character: '~', inConstruct: 'phrasing' },
    { character: '$', inConstruct: 'phrasing' },
    { character: '%', after: '(?=%)', inConstruct: 'phrasing' },
    { character: '=', after: '(?==)', inConstruct: 'phrasing' },
    { character: '{', after: '(?=[{%])', inConstruct: 'phrasing' },
  ],
};

/** `root` as CommonMark in which common extensions also find no markup in untrusted text. */
export function toMarkdown(root: Root): string {
  return mdastToMarkdown(root, MARKDOWN);
}

/**
 * Writes an item of one paragraph without `<p>`, whatever its neighbours. The default handler also spreads an
 * item's lines as arguments, and overflows the stack from about 100,000 lines.
 */
const listItem: Handler = (state, node: ListItem) => {
  const blocks = state.all(node);
  const [first] = blocks;
  const tight = blocks.length === 1 && first?.type === 'element' && first.tagName === 'p';
  const children = tight ? first.children : state.wrap(blocks, true);
  return { type: 'element', tagName: 'li', properties: {}, children };
};

// By default, lines lose the white space around them, and each <br> is followed by a line end, which an
// editor with `white-space: pre-wrap` shows as a second break.
const exactText: Handler = (_, node: Text) => [{ type: 'text', value: node.value }];
const bareBreak: Handler = () => ({
  type: 'element',
  tagName: 'br',
  properties: {},
  children: [],
});

const HTML: HastOptions = {
  allowDangerousHtml: false,
  handlers: { listItem, text: exactText, break: bareBreak },
};

/**
 * `root` as an HTML fragment for e-mail, editors and files: h1–h4, p, ul, li and br, no attributes.
 * Every text is a text node; raw HTML nodes are dropped, never parsed.
 */
export function toHtml(root: Root): string {
  return hastToHtml(toHast(root, HTML));
}
