/** The clipboard as another page sees it: an extension's own page may write it and not read it. */
import type { Aparte } from './browser';

export async function readClipboard(
  aparte: Aparte,
  origin: string,
): Promise<{ html: string; plain: string }> {
  await aparte.context.grantPermissions(['clipboard-read'], { origin });
  const page = await aparte.context.newPage();
  await page.goto(`${origin}/blank`);
  const copied = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const text = async (type: string) => (await item?.getType(type))?.text() ?? '';
    return { html: await text('text/html'), plain: await text('text/plain') };
  });
  await page.close();
  return copied;
}
