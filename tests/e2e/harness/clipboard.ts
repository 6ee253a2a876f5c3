/** The clipboard as another page sees it: an extension's own page may write it and not read it. */
import type { Aparte } from './browser';

export interface Clipboard {
  readonly html: string;
  readonly plain: string;
  /** The flavour for programs that know Markdown. */
  readonly markdown: string;
}

export async function readClipboard(aparte: Aparte, origin: string): Promise<Clipboard> {
  await aparte.context.grantPermissions(['clipboard-read'], { origin });
  const page = await aparte.context.newPage();
  await page.goto(`${origin}/blank`);
  const copied = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const text = async (type: string) =>
      item?.types.includes(type) ? await (await item.getType(type)).text() : '';
    return {
      html: await text('text/html'),
      plain: await text('text/plain'),
      markdown: await text('web text/markdown'),
    };
  });
  await page.close();
  return copied;
}

/** Pastes into an editor and into a plain field of a page, as a coach would. */
export async function pasteInto(
  aparte: Aparte,
  origin: string,
): Promise<{ readonly editor: string; readonly field: string }> {
  const page = await aparte.context.newPage();
  await page.goto(`${origin}/blank`);
  await page.evaluate(() => {
    const editor = document.createElement('div');
    editor.contentEditable = 'true';
    editor.id = 'editor';
    document.body.append(editor, document.createElement('textarea'));
  });
  await page.locator('#editor').click();
  await page.keyboard.press('ControlOrMeta+v');
  await page.locator('textarea').click();
  await page.keyboard.press('ControlOrMeta+v');
  const editor = await page.locator('#editor').innerHTML();
  const field = await page.locator('textarea').inputValue();
  await page.close();
  return { editor, field };
}
