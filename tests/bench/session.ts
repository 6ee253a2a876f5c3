import type { Interval } from '../../lib/listening/interval';
import type { ChunkPayload } from '../../lib/session/chunk';
import { createSessionListening } from '../../lib/session/session-listening';
import { percentile, timesUs, type BenchResult } from './bench';

const STARTED_AT = 1_700_000_000_000;
const CHUNK_MS = 5_000;
const SESSIONS_MS = { '10 min': 10 * 60_000, '1 h': 3_600_000, '4 h': 4 * 3_600_000 };
const VIEWS = 500;

/** What the panel's model of a session costs after ten minutes, an hour and four hours. */
export async function benchSession(): Promise<readonly BenchResult[]> {
  const costs = Object.entries(SESSIONS_MS).map(([after, ms]) => [after, costUs(ms)] as const);
  const values = (what: 'viewUs' | 'chunkUs') =>
    Object.fromEntries(costs.map(([after, cost]) => [`at ${after}`, cost[what]]));
  return [
    {
      name: 'session, one view',
      unit: 'µs',
      values: values('viewUs'),
      note: 'Median. Every measure from all speech so far; the panel takes about two views a second.',
    },
    {
      name: 'session, one chunk more',
      unit: 'µs',
      values: values('chunkUs'),
      note: 'Median. A chunk is stored every five seconds.',
    },
  ];
}

function costUs(sessionMs: number): { viewUs: number; chunkUs: number } {
  const model = createSessionListening(
    [{ type: 'started', at: STARTED_AT }],
    chunksOf(0, sessionMs),
  );
  const [present] = chunksOf(sessionMs, sessionMs + CHUNK_MS);
  const viewsUs = timesUs(VIEWS, (turn) =>
    model.viewAt(STARTED_AT + sessionMs + (turn % CHUNK_MS), present ? [present] : []),
  );
  // A minute of chunks: the session must not grow much while it is measured.
  const addsUs = chunksOf(sessionMs, sessionMs + 60_000).map((chunk) => {
    const startMs = performance.now();
    model.add(chunk);
    return (performance.now() - startMs) * 1000;
  });
  return { viewUs: percentile(viewsUs, 0.5), chunkUs: percentile(addsUs, 0.5) };
}

/** A conversation in turns of 4 and 11 s, two seconds of speech to a breath, cut into chunks. */
function chunksOf(fromMs: number, toMs: number): ChunkPayload[] {
  const chunks: ChunkPayload[] = [];
  for (let startMs = fromMs; startMs < toMs; startMs += CHUNK_MS) {
    const endMs = startMs + CHUNK_MS;
    const coach = speechIn(startMs, endMs, 0, 4_000);
    const coachee = speechIn(startMs, endMs, 5_000, 16_000);
    chunks.push({
      fromMs: STARTED_AT + startMs,
      toMs: STARTED_AT + endMs,
      page: 'bench',
      covered: [[STARTED_AT + startMs, STARTED_AT + endMs]],
      muted: [],
      coach,
      coachee,
      streams: [{ key: 'ssrc:1', speech: coachee }],
      uncertainMs: { coach: 0, coachee: 0 },
    });
  }
  return chunks;
}

const EXCHANGE_MS = 17_000;
const UNIT_MS = 2_000;
const BREATH_MS = 600;

/** The speech in a stretch of someone who talks from `fromMs` to `untilMs` of every exchange. */
function speechIn(startMs: number, endMs: number, fromMs: number, untilMs: number) {
  const units: [number, number][] = [];
  const first = Math.floor(startMs / EXCHANGE_MS) * EXCHANGE_MS;
  for (let exchange = first; exchange < endMs; exchange += EXCHANGE_MS)
    for (let at = exchange + fromMs; at < exchange + untilMs; at += UNIT_MS + BREATH_MS)
      units.push([at, Math.min(at + UNIT_MS, exchange + untilMs)]);
  return units
    .map(([start, end]: Interval): [number, number] => [
      STARTED_AT + Math.max(start, startMs),
      STARTED_AT + Math.min(end, endMs),
    ])
    .filter(([start, end]) => end > start);
}
