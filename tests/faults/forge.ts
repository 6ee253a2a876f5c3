/**
 * The call page turns hostile and forges the tap's events without pause. Without consent nothing
 * comes of it; with consent no more than listening that fits into the time that went by. The
 * session, the notes and everything else stay as they were, and the panel answers meanwhile. It also
 * claims forty times a second to share the screen, beside true levels: these are stored as ever, and
 * the panel, once shown all the same, stays in sight.
 */
import type { Page } from '@playwright/test';
import { en } from '../../lib/i18n/en';
import { RECORD_KINDS } from '../../lib/records/envelope';
import { launchAparte } from '../e2e/harness/browser';
import { openCall } from '../e2e/harness/call';
import { readRecords } from '../e2e/harness/database';
import { openPanel } from '../e2e/harness/panel';
import { PanelPage } from '../e2e/harness/panel-page';
import { startCallServer } from '../fixtures/call/server';
import type { FaultResult } from './fault';
import { CLAIMS_PER_SECOND, claimShares, sendForged } from './setting/forged';

const BATCH = 5_000;
/** A note is written and called saved within this, whatever the page does. */
const ANSWERS_WITHIN_MS = 2_000;
/** A chunk is cut every five seconds, and at each stop of measuring, which the page can provoke. */
const SHORTEST_CHUNK_MS = 100;
/** Until forged claims of shares have lost their credit. */
const CLAIMS_SETTLE_MS = 3_000;
/** Long enough for four chunks. */
const CLAIMS_MS = 20_000;
/** Of that time, at least so much is measured: chunks lag by a cut and what may still change. */
const MEASURED_MS = 10_000;

export async function run(count: number, seed: number): Promise<FaultResult> {
  const server = await startCallServer();
  const aparte = await launchAparte();
  const misses: string[] = [];
  let slowestMs = 0;
  let chunks = 0;
  try {
    const call = await openCall(aparte, server.origin, { story: 'demo' });
    const panel = new PanelPage((await openPanel(aparte, call.coach)).page);
    await panel.startWithNew('Camille');
    for (const consent of [false, true]) {
      if (consent) await panel.toggleConsent();
      else await panel.answerConsent(false);
      await panel.page.waitForTimeout(500);
      const before = await everythingElse(panel.page);
      const begunAt = Date.now();
      const flood = { sent: 0, wanted: Math.ceil(count / 2) };
      const flooding = (async () => {
        while (flood.sent < flood.wanted)
          flood.sent += await call.coach.evaluate(forgeInPage, [
            sendForged.toString(),
            seed + flood.sent,
            Math.min(BATCH, flood.wanted - flood.sent),
          ] as const);
      })();
      const notes: string[] = [];
      // The first claims of shares are taken at their word; then all of them are one share.
      await panel.page.waitForTimeout(CLAIMS_SETTLE_MS);
      do {
        const text = `In the flood ${notes.length + 1}, consent ${consent}`;
        await uncover(panel);
        const typedAt = performance.now();
        await panel.writeNote(text);
        slowestMs = Math.max(slowestMs, performance.now() - typedAt);
        notes.push(text);
      } while (flood.sent < flood.wanted);
      await flooding;
      // The last word is the truth again: the call goes on.
      await call.coach.evaluate(() => {
        const detail = '{"type":"call","liveAudioConnections":1}';
        document.dispatchEvent(new CustomEvent('aparte:report', { detail }));
      });
      await panel.page.waitForTimeout(2_500);
      const after = await everythingElse(panel.page);
      if (after !== before) misses.push(`changed, consent ${consent}: ${before} → ${after}`);
      const stored = await readRecords(panel.page, 'note');
      for (const text of notes)
        if (!stored.some(({ payload }) => payload.text === text)) misses.push(`lost: ${text}`);
      const heard = (await readRecords(panel.page, 'chunk')).map(({ payload }) => payload);
      chunks = heard.length;
      if (!consent && chunks > 0) misses.push(`${chunks} chunks without consent`);
      const most = (Date.now() - begunAt) / SHORTEST_CHUNK_MS;
      if (chunks > most) misses.push(`${chunks} chunks in ${most} spans`);
      for (const { fromMs, toMs } of heard)
        if (fromMs < begunAt - 5_000 || toMs > Date.now() + 2_000)
          misses.push(`a chunk of another time: ${fromMs}–${toMs}, now ${Date.now()}`);
    }
    misses.push(...(await amongClaims(call.coach, panel)));
  } finally {
    await aparte.close();
    await server.close();
  }
  if (slowestMs > ANSWERS_WITHIN_MS) misses.push(`a note took ${Math.round(slowestMs)} ms`);
  return {
    runs: count,
    misses,
    figures: { 'slowest note in ms': Math.round(slowestMs), 'chunks of forged listening': chunks },
  };
}

/** As the coach does it: once, and that is to hold while the page goes on. */
async function uncover({ page, noteField }: PanelPage): Promise<void> {
  const cover = page.getByText(en.panel.curtain.why);
  await noteField.or(cover).first().waitFor();
  if (await cover.isVisible()) await page.keyboard.press('Escape');
  await noteField.waitFor();
}

/** What goes wrong while the page claims ever new shares beside true levels. */
async function amongClaims(coach: Page, panel: PanelPage): Promise<string[]> {
  const misses: string[] = [];
  const begunAt = Date.now();
  await coach.evaluate(claimShares, CLAIMS_PER_SECOND);
  // Until then the page is taken at its word, as one that a hand could be behind.
  await panel.page.waitForTimeout(CLAIMS_SETTLE_MS);
  await uncover(panel);
  let covered = 0;
  let notes = 0;
  while (Date.now() - begunAt < CLAIMS_MS) {
    await panel.writeNote(`Among claims ${(notes += 1)}`).catch(() => (covered += 1));
    if (await panel.page.getByText(en.panel.curtain.why).isVisible()) covered += 1;
    await panel.page.waitForTimeout(500);
  }
  if (covered > 0) misses.push(`covered again ${covered} times among claims of shares`);
  const chunks = (await readRecords(panel.page, 'chunk')).map(({ payload }) => payload);
  const measuredMs = chunks
    .flatMap(({ covered: spans }) => spans)
    .reduce((sum, [from, to]) => sum + Math.max(0, to - Math.max(from, begunAt)), 0);
  if (measuredMs < MEASURED_MS) misses.push(`only ${measuredMs} ms measured among claims`);
  await coach.evaluate(() => (window as Window & { stopClaiming?: () => void }).stopClaiming?.());
  return misses;
}

/** All records but notes, their drafts and chunks; the person apart, whose consent is changed here. */
async function everythingElse(page: Page): Promise<string> {
  const spared = ['note', 'draft', 'chunk', 'person'];
  const kinds = RECORD_KINDS.filter((kind) => !spared.includes(kind));
  const all = await Promise.all(kinds.map(async (kind) => await readRecords(page, kind)));
  return JSON.stringify(all);
}

/** Runs in the page. */
function forgeInPage([source, from, count]: readonly [string, number, number]): number {
  // The test call's page has no policy against it.
  const send = new Function(`return (${source})`)() as typeof sendForged;
  return send(from, count);
}
