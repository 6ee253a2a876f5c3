/** Plays two recordings once through a real call with the extension measuring it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChunkPayload } from '../../../lib/session/chunk';
import { launchAparte, type Aparte } from '../../e2e/harness/browser';
import { Call } from '../../e2e/harness/call';
import { changeSettings } from '../../e2e/harness/database';
import { chunksIn } from '../../e2e/harness/heard';
import { openPanel } from '../../e2e/harness/panel';
import { PanelPage } from '../../e2e/harness/panel-page';
import { until } from '../../e2e/harness/wait';
import { fakeMicrophoneArgs } from '../../fixtures/call/flags';
import { givenMicrophone, givenStory } from '../../fixtures/call/given';
import { startCallServer } from '../../fixtures/call/server';
import type { Sound } from '../../fixtures/call/wav';

/**
 * Both recordings come after this much silence: the call connects in it. Measuring begins at its
 * very end, or the silence would be learned as the noise of a room that the recordings do not have.
 */
const LEAD_MS = 5_000;
const CONSENT_BEFORE_MS = 1_000;
/** Time after the recordings for what is on its way. */
const MARGIN_MS = 2_000;

export interface Played {
  /** What was stored, in epoch ms. */
  readonly chunks: readonly ChunkPayload[];
  /** When both recordings began, in epoch ms. */
  readonly originMs: number;
  /** The coach's share of the session as the panel showed it last, in percent. */
  readonly shownPercent: number | null;
}

/** @param durationMs how long to listen from the recordings' start */
export async function playCall(coach: Sound, coachee: Sound, durationMs: number): Promise<Played> {
  const folder = mkdtempSync(join(tmpdir(), 'aparte-recordings-'));
  const microphone = join(folder, 'coach.wav');
  writeFileSync(microphone, givenMicrophone(coach, LEAD_MS));
  const given = givenStory(coachee, LEAD_MS, durationMs);
  const server = await startCallServer({ given });
  try {
    const aparte = await launchAparte({ args: fakeMicrophoneArgs(microphone) });
    try {
      return await listenTo(aparte, server.origin, given.story.id, durationMs);
    } finally {
      await aparte.close();
    }
  } finally {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function listenTo(
  aparte: Aparte,
  origin: string,
  story: string,
  durationMs: number,
): Promise<Played> {
  await changeSettings(aparte, { minSpeechForShareMs: 1_000 });
  const guest = await aparte.context.newPage();
  await guest.goto(`${origin}/coachee?room=played&as=coachee&story=${story}`);
  const coach = await aparte.context.newPage();
  await coach.goto(`${origin}/call?room=played&story=${story}&mic=device`);
  const panel = new PanelPage((await openPanel(aparte, coach)).page);
  await panel.startWithNew('Camille');
  const call = new Call(coach, [guest], 'short');
  await call.join();

  const originMs = (await call.storyStartedAt()) + LEAD_MS;
  await sleepUntil(originMs - CONSENT_BEFORE_MS);
  await panel.answerConsent(true);
  if (Date.now() > originMs) throw new Error('The call took too long to connect; try again.');
  await sleepUntil(originMs + durationMs + MARGIN_MS);
  const shownPercent = await panel.wholeShare();
  await panel.end();

  const inside = await aparte.openExtensionPage('welcome.html');
  const chunks = await until('the last chunk to be stored', async () => {
    const stored = await chunksIn(inside);
    return (stored.at(-1)?.toMs ?? 0) >= originMs + durationMs ? stored : null;
  });
  return { chunks, originMs, shownPercent };
}

async function sleepUntil(epochMs: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, epochMs - Date.now())));
}
