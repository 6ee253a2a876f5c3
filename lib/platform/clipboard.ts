/** The clipboard, all flavours in one write. */

/** @throws DOMException when the browser refuses: show the text selected instead. */
export async function copyFlavours(flavours: {
  readonly html: string;
  readonly plain: string;
}): Promise<void> {
  await navigator.clipboard.write([
    new ClipboardItem({
      'text/html': new Blob([flavours.html], { type: 'text/html' }),
      'text/plain': new Blob([flavours.plain], { type: 'text/plain' }),
    }),
  ]);
}
