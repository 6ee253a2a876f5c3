/**
 * Many tabs at once: each of them asks to begin a session, and one is begun; each of them writes a
 * note in it, and so does the reflection window of an earlier one. Nothing is lost or doubled.
 */
import type { Page } from '@playwright/test';
import { en } from '../../lib/i18n/en';
import { newPerson } from '../../lib/people/person';
import { sessionState } from '../../lib/session/session';
import { launchAparte } from '../e2e/harness/browser';
import { putRecords, readRecords } from '../e2e/harness/database';
import { PanelPage } from '../e2e/harness/panel-page';
import { ReflectionPage } from '../e2e/harness/reflection-page';
import { until } from '../e2e/harness/wait';
import { startCallServer } from '../fixtures/call/server';
import type { FaultResult } from './fault';
import { panelInSession } from './setting/typist';

const NOTES_EACH = 2;
const OPENED_AT_ONCE = 10;
/** All panels share one process, and each draws the notes of all: a hundred of them take minutes. */
const PATIENCE_MS = 10 * 60_000;
const LINE = en.reflection.lines.supervision;

interface RuntimeGlobal {
  chrome: { runtime: { sendMessage(message: object): Promise<{ ok: boolean }> } };
}

export async function run(count: number): Promise<FaultResult> {
  const server = await startCallServer();
  const aparte = await launchAparte();
  const misses: string[] = [];
  try {
    // An earlier session, whose reflection is still being written.
    const earlier = await panelInSession(aparte, server.origin);
    await earlier.end();
    const reflection = await ReflectionPage.opened(aparte);

    const person = newPerson('Alix', 'fr', { id: 'crowd', nowMs: Date.now() });
    await putRecords(reflection.page, [person]);
    const panels: Page[] = [];
    for (let opened = 0; opened < count; opened += OPENED_AT_ONCE) {
      const some = Math.min(OPENED_AT_ONCE, count - opened);
      panels.push(
        ...(await Promise.all(
          Array.from({ length: some }, () => aparte.openExtensionPage('sidepanel.html')),
        )),
      );
    }
    const replies = await Promise.all(panels.map((page) => page.evaluate(beginSession, person.id)));
    const begun = replies.filter(({ ok }) => ok).length;
    if (begun !== 1) misses.push(`${begun} sessions were begun`);

    const texts = panels.map((_, tab) =>
      Array.from({ length: NOTES_EACH }, (_each, note) => `Tab ${tab + 1}, note ${note + 1}`),
    );
    const line = reflection.write(LINE, 'Written while everyone else wrote');
    await Promise.all(panels.map((page, tab) => writeAll(page, texts[tab] ?? [])));
    await line;

    const kept = (await readRecords(reflection.page, 'note')).map(({ payload }) => payload.text);
    for (const text of texts.flat()) {
      const times = kept.filter((each) => each === text).length;
      if (times !== 1) misses.push(`${text}: ${times} times`);
    }
    if (kept.length !== texts.flat().length) misses.push(`${kept.length} notes`);
    const sessions = await readRecords(reflection.page, 'session');
    const open = sessions.filter(({ payload }) => sessionState(payload.events) !== 'ended');
    if (open.length !== 1) misses.push(`${open.length} open sessions`);
    const lines = await until('the line to be kept', async () => {
      const [record] = await readRecords(reflection.page, 'reflection');
      return record?.payload.lines.supervision || null;
    });
    if (lines !== 'Written while everyone else wrote') misses.push(`the line became: ${lines}`);
  } finally {
    await aparte.close();
    await server.close();
  }
  return { runs: count, misses, figures: { 'notes written': count * NOTES_EACH } };
}

/** In a tab that is not in front nothing is focused, so the field is filled and sent directly. */
async function writeAll(page: Page, texts: readonly string[]): Promise<void> {
  page.setDefaultTimeout(PATIENCE_MS);
  const panel = new PanelPage(page);
  await panel.noteField.waitFor();
  for (const text of texts) {
    await panel.noteField.fill(text);
    await panel.noteField.press('Enter');
    await panel.saved.waitFor();
  }
}

/** Runs in a page of the extension. Without a tab, so that every panel shows the session. */
async function beginSession(personId: string): Promise<{ ok: boolean }> {
  const { runtime } = (globalThis as unknown as RuntimeGlobal).chrome;
  const plannedMs = 3_600_000;
  return await runtime.sendMessage({ type: 'session.start', personId, plannedMs, tabId: null });
}
