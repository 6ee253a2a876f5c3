/** Parses HTML as a browser does, into the form of `outline` (see tree.ts), to compare the two. */
import { Window } from 'happy-dom';

const ALLOWED_ELEMENTS = ['H1', 'H2', 'H3', 'H4', 'P', 'UL', 'LI', 'BR'];

const { document } = new Window({ settings: { disableJavaScriptEvaluation: true } });
type Page = ReturnType<typeof document.createElement>;
type PageNode = Page['childNodes'][number];

function inline(node: PageNode): string {
  if (node.nodeType === node.TEXT_NODE) return node.textContent;
  return (node as Page).tagName === 'BR' ? '\n' : `<unexpected ${node.nodeName}>`;
}

const line = (nodes: readonly PageNode[]): string => nodes.map(inline).join('');

function block(node: PageNode): string[] {
  const children = [...node.childNodes];
  if (node.nodeType === node.TEXT_NODE) {
    return node.textContent === '\n' ? [] : [`stray text ${node.textContent}`];
  }
  const name = node.nodeName;
  if (/^H\d$/.test(name)) return [`heading${name.slice(1)}: ${line(children)}`];
  if (name === 'P') return [`paragraph: ${line(children)}`];
  if (name === 'UL') return ['<list>', ...children.flatMap(block), '</list>'];
  const loose = children.some((child) => child.nodeName === 'P');
  const inner = loose ? children.flatMap(block) : [`paragraph: ${line(children)}`];
  return name === 'LI' ? ['<listItem>', ...inner, '</listItem>'] : [`unexpected ${name}`];
}

function load(html: string): Page {
  const page = document.createElement('div');
  // happy-dom takes `-->` and `--!>` for the end of a comment that never began, and doubles the text before it.
  // In HTML it is plain text, so spelling it otherwise changes nothing.
  page.innerHTML = html.replace(/(--!?)>/g, '$1&gt;');
  return page;
}

/** Parts that no export may contain: foreign elements, attributes and comments. */
export function intruders(html: string): string[] {
  const page = load(html);
  const elements = [...page.querySelectorAll('*')];
  // The serializer escapes `<` in text, so this can only be a comment.
  const comments = page.innerHTML.includes('<!--') ? ['comment'] : [];
  return [
    ...elements.filter((e) => !ALLOWED_ELEMENTS.includes(e.tagName)).map((e) => e.tagName),
    ...elements.flatMap((e) => [...e.attributes].map((a) => `${e.tagName} ${a.name}`)),
    ...comments,
  ];
}

export function htmlOutline(html: string): string[] {
  return [...load(html).childNodes].flatMap(block);
}
