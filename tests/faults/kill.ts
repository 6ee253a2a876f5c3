/** SIGKILL while the coach is typing: what was called saved is there when the browser is back. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { launchAparte, type Aparte } from '../e2e/harness/browser';
import { readRecords } from '../e2e/harness/database';
import type { PanelPage } from '../e2e/harness/panel-page';
import { until } from '../e2e/harness/wait';
import { startCallServer } from '../fixtures/call/server';
import type { FaultResult } from './fault';
import { randomFrom } from './setting/random';
import { finishDraft, panelAsLeft, writeNotes } from './setting/typist';

/** What is being typed may be this old when the browser dies, in ms. */
const DRAFT_AGE_MS = 300;
const KILLED_AFTER_MS = { from: 50, to: 1_500 };

export async function run(count: number, seed: number): Promise<FaultResult> {
  const random = randomFrom(seed);
  const server = await startCallServer();
  const profileDir = mkdtempSync(join(tmpdir(), 'aparte-killed-'));
  const saved: string[] = [];
  const misses = new Set<string>();
  let aparte: Aparte | undefined;
  let halfThought: string | null = null;
  try {
    // One start more than kills: the last one only looks.
    for (let round = 1; round <= count + 1; round += 1) {
      aparte = await launchAparte({ profileDir });
      const panel = await panelAsLeft(aparte, server.origin);
      if (halfThought !== null && !(await shows(panel, halfThought)))
        misses.add(`the draft after kill ${round - 1} is: ${await panel.noteField.inputValue()}`);
      await finishDraft(panel);
      const notes = await readRecords(panel.page, 'note');
      const texts = notes.map(({ payload }) => payload.text);
      for (const text of saved) {
        const times = texts.filter((stored) => stored === text).length;
        if (times !== 1) misses.add(`${times === 0 ? 'lost' : 'twice'}: ${text}`);
      }
      const sessions = await readRecords(panel.page, 'session');
      if (sessions.length !== 1) misses.add(`${sessions.length} sessions after kill ${round - 1}`);
      if (round > count) {
        await aparte.close();
        continue;
      }
      // Every other time the coach has stopped in the middle of a word.
      halfThought = round % 2 === 0 ? `Half a thought, the ${round}. of th` : null;
      let stopped = false;
      const writing = writeNotes(panel, `Kill ${round}`, () => stopped);
      await sleep(random.between(KILLED_AFTER_MS.from, KILLED_AFTER_MS.to));
      if (halfThought !== null) {
        stopped = true;
        saved.push(...(await writing));
        await panel.noteField.focus();
        await panel.page.keyboard.type(halfThought, { delay: 15 });
        await sleep(DRAFT_AGE_MS);
      }
      await aparte.kill();
      if (halfThought === null) saved.push(...(await writing));
    }
  } finally {
    await aparte?.close().catch(() => undefined);
    await server.close();
    rmSync(profileDir, { recursive: true, force: true, maxRetries: 5 });
  }
  return { runs: count, misses: [...misses], figures: { 'notes called saved': saved.length } };
}

/** Whether the note field comes to hold the text: a busy machine takes its time to show it. */
async function shows(panel: PanelPage, text: string): Promise<boolean> {
  try {
    await until('the draft', async () => (await panel.noteField.inputValue()) === text || null);
    return true;
  } catch {
    return false;
  }
}
