/** Files the coach takes away. */

/** Long enough for the browser to have begun reading. */
const KEPT_MS = 60_000;

/** Hands `text` to the browser's downloads. Where it goes is the coach's setting, or their answer. */
export async function saveFile(name: string, type: string, text: string): Promise<void> {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}
