/** A session's tree as plain text: for a chat, an e-mail or a terminal. */
import type { List, Nodes, Root } from 'mdast';

function inline(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'break') return '\n';
  return 'children' in node ? node.children.map(inline).join('') : '';
}

/** Every line after the first stands under the first one's text, so that items stay apart. */
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

/** The texts of `root` without markup; blocks are parted by a blank line. Ends with a newline. */
export function toPlain(root: Root): string {
  return `${root.children.map(block).join('\n\n')}\n`;
}
