/** Renders a document tree on the page: the same tree as its exported files (see lib/export). */
import type { Nodes } from 'mdast';
import { Fragment, type ReactNode } from 'react';

/** Heading levels of the document, lowered by one: the page has its own title. */
const HEADINGS = ['h2', 'h3', 'h4', 'h5', 'h6'] as const;

export function Tree({ node }: { readonly node: Nodes }): ReactNode {
  if (node.type === 'text') return node.value;
  if (node.type === 'break') return <br />;
  if (!('children' in node)) return null;
  const children = node.children.map((child, index) => <Tree key={index} node={child} />);
  switch (node.type) {
    case 'heading': {
      const Heading = HEADINGS[node.depth - 1] ?? 'h6';
      return <Heading>{children}</Heading>;
    }
    case 'paragraph':
      return <p>{children}</p>;
    case 'list':
      return <ul>{children}</ul>;
    case 'listItem':
      return <li>{children}</li>;
    default:
      return <Fragment>{children}</Fragment>;
  }
}
