import { describe, expect, it } from 'vitest';
import { RECORD_SCHEMAS } from '../../../lib/backup/schemas';
import { readBackup } from '../../../lib/backup/read';
import { liveReport } from '../../../lib/messages/live';
import { report } from '../../../lib/messages/reports';
import { command } from '../../../lib/messages/commands';
import { tapReport } from '../../../lib/messages/tap';
import { RECORD_KINDS, withPayload, type AnyRecord } from '../../../lib/records/envelope';
import { MAX_INSTANT_MS } from '../../../lib/time/instant';
import v1 from '../../fixtures/backup/v1.json';

/** No `Date` can represent this instant. */
const AFTER_ALL_TIME = MAX_INSTANT_MS + 1;
/** Names of fields that hold an instant, in epoch ms. */
const INSTANTS = /^(at|.*At|fromMs|toMs|snoozedUntil|retentionByItselfSince|noticedAt|editsSince)$/;

interface Place {
  readonly path: string;
  /** A copy of the value with this instant replaced. */
  put(instant: number): unknown;
}

/** Every field of the value that holds an instant, at any depth. */
function instantsIn(value: unknown, path = ''): Place[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, held]): Place[] => {
    const put = (next: unknown) =>
      Array.isArray(value)
        ? value.map((each: unknown, index) => (String(index) === key ? next : each))
        : { ...value, [key]: next };
    const here = `${path}/${key}`;
    if (INSTANTS.test(key) && (typeof held === 'number' || held === null))
      return [{ path: here, put }];
    return instantsIn(held, here).map((place) => ({
      path: place.path,
      put: (instant) => put(place.put(instant)),
    }));
  });
}

const RECORDS = (v1.records ?? {}) as Partial<Record<string, AnyRecord[]>>;
const chunk = {
  fromMs: 1,
  toMs: 2,
  page: 'p',
  covered: [[1, 2]],
  muted: [],
  coach: [],
  coachee: [],
  streams: [],
  uncertainMs: { coach: 0, coachee: 0 },
};

describe.each(RECORD_KINDS.filter((kind) => RECORDS[kind]?.length))('a stored %s', (kind) => {
  it('is invalid with an instant that no date can hold, in any field', () => {
    const schema = RECORD_SCHEMAS[kind];
    for (const record of RECORDS[kind] ?? []) {
      expect(schema.safeParse(record).success).toBe(true);
      const places = instantsIn(record);
      expect(places.length).toBeGreaterThan(2);
      for (const place of places) {
        expect(schema.safeParse(place.put(AFTER_ALL_TIME)).success, place.path).toBe(false);
        expect(schema.safeParse(place.put(-1)).success, place.path).toBe(false);
      }
    }
  });
});

it('a chunk report is invalid with an instant in its intervals that no date can hold', () => {
  const message = { type: 'call.chunk', id: 'c', sessionId: 's', chunk };
  expect(report.safeParse(message).success).toBe(true);
  const late = { ...chunk, coach: [[1, AFTER_ALL_TIME]] };
  expect(report.safeParse({ ...message, chunk: late }).success).toBe(false);
});

it.each([
  ['a tap’s levels', tapReport, { type: 'levels', atMs: 1, coach: null, others: [] }],
  ['a call’s time away', report, { type: 'call.away', fromMs: 1, toMs: 2 }],
  ['a page’s time away', command, { type: 'session.away', fromMs: 1, toMs: 2 }],
  [
    'a report to the panel',
    liveReport,
    { frame: 'f', atMs: 1, liveAudioConnections: 0, sharing: null, listening: null },
  ],
] as const)('an instant that no date can hold is invalid in %s', (_what, schema, message) => {
  expect(schema.safeParse(message).success).toBe(true);
  for (const key of ['atMs', 'fromMs', 'toMs'].filter((each) => each in message))
    expect(schema.safeParse({ ...message, [key]: AFTER_ALL_TIME }).success).toBe(false);
});

it('a backup with an instant that no date can hold is refused, and its record named', () => {
  const note = RECORDS['note']?.[0];
  const text = JSON.stringify({
    ...v1,
    records: { ...v1.records, note: [{ ...note, updatedAt: AFTER_ALL_TIME }] },
  });
  expect(readBackup(text)).toEqual({
    state: 'problem',
    problem: { code: 'malformed', place: 'note 1 › updatedAt' },
  });
});

it('editing a record dated at the end of time gives a valid instant', () => {
  const note = { ...RECORDS['note']?.[0], updatedAt: MAX_INSTANT_MS } as AnyRecord;
  expect(withPayload(note, note.payload, 1).updatedAt).toBe(MAX_INSTANT_MS);
});
