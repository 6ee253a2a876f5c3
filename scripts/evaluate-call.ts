import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { listeningInput } from './listening-input';
import type { ListeningInput } from '../lib/listening/measures';
import { compare, type Comparison, type Overlap } from '../tests/bench/evaluation/compare';
import { asOnLaptops } from '../tests/bench/evaluation/laptop';
import { playCall } from '../tests/bench/evaluation/play';
import { buildExtension } from '../tests/e2e/harness/build';
import { decodePcm, durationMsOf } from '../tests/fixtures/call/pcm';
import { stories } from '../tests/fixtures/call/stories';
import { truthOf } from '../tests/fixtures/call/timeline';
import { readManifest, wavOf } from '../tests/fixtures/call/voices';
import type { Sound } from '../tests/fixtures/call/wav';

const USAGE = [
  'usage: npm run evaluate:call -- [--json] [--laptop] COACH.wav COACHEE.wav TRUTH.json',
  '       npm run evaluate:call -- [--json] [--laptop] --story demo|long|short',
  '--laptop: both are heard as by a laptop’s microphone, with room, fan, leftover echo and gain control',
].join('\n');

/** A recording may break off this much before its truth does. */
const SLACK_MS = 100;

interface Recordings {
  readonly coach: Sound;
  readonly coachee: Sound;
  readonly truth: ListeningInput;
}

/**
 * Plays two recordings once through a real call in Chromium, the coach's by its fake microphone and
 * the coachee's by the remote page, and prints what the extension measured beside the truth, a file
 * as `npm run measures` reads it. Everything begins at 0.
 * Returns the exit code: 1 for input that cannot be used, which standard error then explains.
 */
export async function main(argv: readonly string[]): Promise<number> {
  let recordings: Recordings;
  let json: boolean;
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        laptop: { type: 'boolean', default: false },
        story: { type: 'string' },
      },
    });
    json = values.json;
    const clean =
      values.story === undefined ? readRecordings(positionals) : recordingsOf(values.story);
    recordings = values.laptop ? { ...clean, ...asOnLaptops(clean.coach, clean.coachee) } : clean;
  } catch (error) {
    console.error((error as Error).message);
    return 1;
  }
  const { coach, coachee, truth } = recordings;
  buildExtension('e2e');
  const durationMs = Math.max(truth.durationMs, durationMsOf(coach), durationMsOf(coachee));
  const { chunks, originMs, shownPercent } = await playCall(coach, coachee, durationMs);
  const comparison = compare(chunks, truth, originMs, durationMs);
  console.log(
    json ? JSON.stringify({ ...comparison, shownPercent }) : table(comparison, shownPercent),
  );
  return 0;
}

function readRecordings(files: readonly string[]): Recordings {
  const [coachFile, coacheeFile, truthFile] = files;
  if (coachFile === undefined || coacheeFile === undefined || truthFile === undefined)
    throw new Error(USAGE);
  if (files.length > 3) throw new Error(USAGE);
  const truth = read(truthFile, parseTruth);
  const sound = (file: string, side: 'coach' | 'coachee') => {
    const heard = read(file, decodePcm);
    const lastMs = Math.max(0, ...truth[side].map(([, endMs]) => endMs));
    if (lastMs > durationMsOf(heard) + SLACK_MS)
      throw new Error(
        `${file}: ends at ${durationMsOf(heard)} ms, but ${truthFile} has its speech until ${lastMs} ms`,
      );
    return heard;
  };
  return { truth, coach: sound(coachFile, 'coach'), coachee: sound(coacheeFile, 'coachee') };
}

/** @throws naming the file */
function read<T>(file: string, parse: (content: Buffer) => T): T {
  try {
    // npm runs scripts in the project's folder: INIT_CWD is where the user stands.
    return parse(readFileSync(resolve(process.env.INIT_CWD ?? '', file)));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Error(`${file}: ${code === 'ENOENT' ? 'no such file' : message}`, { cause: error });
  }
}

function parseTruth(content: Buffer): ListeningInput {
  const parsed = listeningInput.safeParse(JSON.parse(content.toString('utf8')));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(`${issue?.path.join('.') || 'the session'} ${issue?.message}`);
}

/** One of the test call's own stories with two people. */
function recordingsOf(id: string): Recordings {
  const story = Object.values(stories).find((known) => known.id === id);
  if (story === undefined || story.lines.some(({ speaker }) => speaker === 'coachee2'))
    throw new Error(`no story of two called ${id}\n${USAGE}`);
  return {
    coach: decodePcm(wavOf(story, 'coach')),
    coachee: decodePcm(wavOf(story, 'coachee')),
    truth: truthOf(story, readManifest()),
  };
}

function table({ measured, truth, ...rest }: Comparison, shownPercent: number | null): string {
  const share = (name: string, ours: number | null, real: number | null) =>
    row(
      name,
      percent(ours),
      percent(real),
      ours === null || real === null ? '' : `${signed((ours - real) * 100)} points`,
    );
  const time = (name: string, oursMs: number, realMs: number) =>
    row(
      name,
      seconds(oursMs),
      seconds(realMs),
      realMs === 0 ? '' : `${signed((oursMs / realMs - 1) * 100)} %`,
    );
  return [
    row('', 'measured', 'true', 'error'),
    share('coach share, pauses <= 500 ms', measured.speechShare, truth.speechShare),
    share('coach share as shown', measured.coachShare, truth.coachShare),
    time('coach talk', measured.coachTalkMs, truth.coachTalkMs),
    time('coachee talk', measured.coacheeTalkMs, truth.coacheeTalkMs),
    row(
      'turns',
      String(measured.turns),
      String(truth.turns),
      truth.turns === 0 ? '' : `${signed((measured.turns / truth.turns - 1) * 100)} %`,
    ),
    time('longest coach turn', measured.longestCoachTurnMs, truth.longestCoachTurnMs),
    '',
    edges('coach', rest.coach),
    edges('coachee', rest.coachee),
    `blind ${seconds(rest.blindMs)}, muted ${seconds(rest.mutedMs)}, ` +
      `last share in the panel ${shownPercent === null ? 'none' : `${shownPercent} %`}`,
  ].join('\n');
}

function edges(side: string, { missedMs, addedMs, delayMs }: Overlap): string {
  const delay =
    delayMs === null ? 'nothing in common' : `${Math.round(delayMs)} ms after the truth`;
  return `${side}: missed ${seconds(missedMs)}, added ${seconds(addedMs)}, ${delay}`;
}

function row(name: string, ours: string, real: string, error: string): string {
  return `${name.padEnd(32)}${ours.padStart(10)}${real.padStart(10)}${error.padStart(16)}`.trimEnd();
}

function percent(share: number | null): string {
  return share === null ? 'none' : `${(share * 100).toFixed(1)} %`;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(1)}`;
}
