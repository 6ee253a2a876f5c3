/** A session's tree as plain text, for chats, e-mails and terminals. */
import type { List, Nodes, Root } from 'mdast';

function inline(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'break') return '\n';
  return 'children' in node ? node.children.map(inline).join('') : '';
}

/** Indents every further line of an item under its first text, so that items stay distinguishable. */
function listText(node: List): string {
  return node.children
    .map((item) => {
      const text = item.children.map(block).join('\n\n');
      return `- ${text.replace(/\n(?!\n)/g, '\n  ')}`;
    })
    .join('\n');
}

function block(node: Nodes): string {
  return node.type === 'list' ? listText(node) : inline(node);
}

/** The texts of `root` without markup; blocks are separated by a blank line. Ends with a newline. */
export function toPlain(root: Root): string {
  return `${root.children.map(block).join('\n\n')}\n`;
}
