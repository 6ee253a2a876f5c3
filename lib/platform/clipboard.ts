/** Writes all formats to the clipboard in one item. */
import type { ClipboardFormats } from '../export/clipboard-formats';

/** Few programs read this type yet; those that do need not guess from plain text. */
const MARKDOWN = 'web text/markdown';

/** @throws DOMException when the browser refuses: then show the text selected, to be copied by hand */
export async function copyFlavours({ plain, html, markdown }: ClipboardFormats): Promise<void> {
  const items: Record<string, Blob> = { 'text/plain': blob('text/plain', plain) };
  if (html !== undefined) items['text/html'] = blob('text/html', html);
  if (markdown !== undefined && ClipboardItem.supports?.(MARKDOWN))
    items[MARKDOWN] = blob('text/markdown', markdown);
  await navigator.clipboard.write([new ClipboardItem(items)]);
}

const blob = (type: string, text: string): Blob => new Blob([text], { type });
