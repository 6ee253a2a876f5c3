/** SIGKILL of Chromium while the coach is typing in its side panel. */
import { launchAparte } from '../e2e/harness/browser';
import { readRecords } from '../e2e/harness/database';
import { startCallServer } from '../fixtures/call/server';
import type { FaultResult } from './fault';
import { killedTyping, type Desk } from './setting/killed-typing';
import { panelAsLeft } from './setting/typist';

export async function run(count: number, seed: number): Promise<FaultResult> {
  const server = await startCallServer();
  try {
    return await killedTyping((profileDir) => open(profileDir, server.origin), count, seed);
  } finally {
    await server.close();
  }
}

async function open(profileDir: string, origin: string): Promise<Desk> {
  const aparte = await launchAparte({ profileDir });
  const panel = await panelAsLeft(aparte, origin);
  const { page, noteField } = panel;
  return {
    beingWritten: () => noteField.inputValue(),
    async write(text) {
      await noteField.focus();
      await page.keyboard.type(text);
    },
    async save() {
      await noteField.press('Enter');
      await panel.waitUntilSaved();
    },
    notes: async () => (await readRecords(page, 'note')).map(({ payload }) => payload.text),
    countSessions: async () => (await readRecords(page, 'session')).length,
    close: aparte.close,
    kill: aparte.kill,
  };
}
