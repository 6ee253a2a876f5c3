/** A coach who writes one note after another until something stops it, and knows what was saved. */
import { en } from '../../../lib/i18n/en';
import type { Aparte } from '../../e2e/harness/browser';
import { openPanel } from '../../e2e/harness/panel';
import { PanelPage } from '../../e2e/harness/panel-page';
import { until } from '../../e2e/harness/wait';

/** From the note field to the draft in it. */
const DRAFT_SHOWN_AFTER_MS = 300;
/** A browser that was killed tidies up as it starts; a busy machine takes its time. */
const READY_WITHIN_MS = 45_000;

/** The panel beside a page without a call, in the open session or a new one, with nothing begun. */
export async function panelInSession(aparte: Aparte, origin: string): Promise<PanelPage> {
  const panel = await panelAsLeft(aparte, origin);
  await panel.page.waitForTimeout(DRAFT_SHOWN_AFTER_MS);
  await finishDraft(panel);
  return panel;
}

/** The same, where what was half written comes to stand in its field. */
export async function panelAsLeft(aparte: Aparte, origin: string): Promise<PanelPage> {
  const tab = await aparte.context.newPage();
  await tab.goto(`${origin}/blank`);
  const panel = new PanelPage((await openPanel(aparte, tab)).page);
  const goOn = panel.page.getByRole('button', { name: en.panel.open.goOn });
  const look = async () => {
    if (await panel.noteField.isVisible()) return true;
    // It may go on by itself between the look and the click.
    if (await goOn.isVisible()) await goOn.click({ timeout: 2_000 }).catch(() => undefined);
    else if (await panel.startButton.isVisible()) await panel.startWithNew('Camille');
    return null;
  };
  await until('the panel to be ready', look, READY_WITHIN_MS).catch(async (error: Error) => {
    const shown = await panel.page.locator('body').innerText().catch(String);
    throw new Error(`${error.message}; it shows: ${shown.slice(0, 300)}`);
  });
  return panel;
}

/** What was half written when the browser was last stopped is there again: it becomes a note. */
async function finishDraft(panel: PanelPage): Promise<void> {
  if ((await panel.noteField.inputValue()) === '') return;
  await panel.noteField.press('Enter');
  await panel.waitUntilSaved();
}

/**
 * Writes notes until the page is gone or `stop` says so.
 * @returns the texts that the panel called saved, in order
 */
export async function writeNotes(
  panel: PanelPage,
  name: string,
  stop: () => boolean,
): Promise<string[]> {
  const saved: string[] = [];
  for (let index = 1; !stop(); index += 1) {
    const text = `${name}, note ${index}`;
    try {
      await panel.noteField.focus();
      await panel.page.keyboard.type(text);
      await panel.page.keyboard.press('Enter');
      await panel.waitUntilSaved();
    } catch {
      return saved;
    }
    saved.push(text);
  }
  return saved;
}
