/** Renders an export's tree with React: every text is a text node, so nothing in it can run. */
import type { Nodes, Root } from 'mdast';
import { createElement, type ReactNode } from 'react';

/** The tree's `h1` is one level below the page's own. */
const HEADING_SHIFT = 1;

function inline(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'break') return '\n';
  return 'children' in node ? node.children.map(inline).join('') : '';
}

const texts = (nodes: readonly Nodes[]): string => nodes.map(inline).join('');

function block(node: Nodes, key: number): ReactNode {
  switch (node.type) {
    case 'heading': {
      const level = Math.min(6, node.depth + HEADING_SHIFT);
      return createElement(
        `h${level}`,
        { key, 'data-depth': node.depth, dir: 'auto' },
        texts(node.children),
      );
    }
    case 'paragraph':
      return (
        <p key={key} dir="auto">
          {texts(node.children)}
        </p>
      );
    case 'list':
      return (
        <ul key={key}>
          {node.children.map((item, index) => (
            <li key={index}>{item.children.map((child, at) => block(child, at))}</li>
          ))}
        </ul>
      );
    default:
      return null;
  }
}

/** The container must set `white-space: pre-wrap` to keep line ends. */
export function Preview({ parts }: { readonly parts: readonly Root[] }) {
  return parts.flatMap(({ children }) => children).map((child, index) => block(child, index));
}
