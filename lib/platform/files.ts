/** Saves files to the coach's computer. */

/** How long the object URL stays valid: long enough for the browser to have started reading. */
const KEPT_MS = 60_000;

/** Starts a download of `text`. The browser's settings, or the coach, decide where it is saved. */
export async function saveFile(name: string, type: string, text: string): Promise<void> {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}
