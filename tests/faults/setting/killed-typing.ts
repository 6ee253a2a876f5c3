/** SIGKILL while the coach is typing, in whatever browser: what was called saved is there afterwards. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '../../e2e/harness/wait';
import type { FaultResult } from '../fault';
import { randomFrom } from './random';

/** What is being typed may be this old when the browser dies, in ms. */
const DRAFT_AGE_MS = 300;
const KILLED_AFTER_MS = { from: 50, to: 1_500 };
/** From the note field to the draft in it. */
const DRAFT_SHOWN_AFTER_MS = 300;
/** For what had been answered before the kill to arrive here. */
const LAST_ANSWERS_MS = 300;

/** A browser, and its panel with the note field of the one session. */
export interface Desk {
  /** What stands in the note field. */
  beingWritten(): Promise<string | null>;
  /** Writes it into the empty note field. */
  write(text: string): Promise<void>;
  /** Enter, in the note field. Returns once the panel has said that it is saved. */
  save(): Promise<void>;
  /** The texts of all notes stored. */
  notes(): Promise<string[]>;
  countSessions(): Promise<number>;
  close(): Promise<void>;
  kill(): Promise<void>;
}

/** @param anew nothing is in the profile: a session begins */
export type OpenDesk = (profileDir: string, anew: boolean) => Promise<Desk>;

export async function killedTyping(
  open: OpenDesk,
  count: number,
  seed: number,
): Promise<FaultResult> {
  const random = randomFrom(seed);
  const profileDir = mkdtempSync(join(tmpdir(), 'aparte-killed-'));
  const saved: string[] = [];
  const misses = new Set<string>();
  let desk: Desk | undefined;
  let halfThought: string | null = null;
  try {
    // One start more than kills: the last one only looks.
    for (let round = 1; round <= count + 1; round += 1) {
      desk = await open(profileDir, round === 1);
      const draft = await draftIn(desk, halfThought);
      if (halfThought !== null && draft !== halfThought)
        misses.add(`the draft after kill ${round - 1} is: ${draft}`);
      if (draft) await desk.save();
      const notes = await desk.notes();
      for (const text of saved) {
        const times = notes.filter((each) => each === text).length;
        if (times !== 1) misses.add(`${times === 0 ? 'lost' : 'twice'}: ${text}`);
      }
      const sessions = await desk.countSessions();
      if (sessions !== 1) misses.add(`${sessions} sessions after kill ${round - 1}`);
      if (round > count) {
        await desk.close();
        continue;
      }
      // Every other time the coach has stopped in the middle of a word.
      halfThought = round % 2 === 0 ? `Half a thought, the ${round}. of th` : null;
      const writing = writeNotes(desk, `Kill ${round}`);
      await sleep(random.between(KILLED_AFTER_MS.from, KILLED_AFTER_MS.to));
      if (halfThought !== null) {
        await writing.stop();
        await desk.write(halfThought);
        await sleep(DRAFT_AGE_MS);
      }
      await desk.kill();
      await sleep(LAST_ANSWERS_MS);
      saved.push(...writing.saved);
    }
  } finally {
    await desk?.kill().catch(() => undefined);
    // The killed browser's other processes end a little later, and write until then.
    rmSync(profileDir, { recursive: true, force: true, maxRetries: 30 });
  }
  return { runs: count, misses: [...misses], figures: { 'notes called saved': saved.length } };
}

/** What was half written: a busy machine takes its time to show what is `expected`. */
async function draftIn(desk: Desk, expected: string | null): Promise<string | null> {
  await sleep(DRAFT_SHOWN_AFTER_MS);
  if (expected !== null)
    await until('the draft', async () => (await desk.beingWritten()) === expected || null).catch(
      () => undefined,
    );
  return await desk.beingWritten();
}

interface Writing {
  /** The texts called saved so far, in order. */
  readonly saved: readonly string[];
  /** After the note being written; never, if the browser is killed in it. */
  stop(): Promise<void>;
}

/** Writes notes until it is stopped or the browser is gone. */
function writeNotes(desk: Desk, name: string): Writing {
  const saved: string[] = [];
  const stopping = new AbortController();
  async function write(): Promise<void> {
    for (let index = 1; !stopping.signal.aborted; index += 1) {
      const text = `${name}, note ${index}`;
      await desk.write(text);
      await desk.save();
      saved.push(text);
    }
  }
  // A killed browser refuses what it is asked next.
  const ended = write().catch(() => undefined);
  return {
    saved,
    stop() {
      stopping.abort();
      return ended;
    },
  };
}
