import { describe, expect, it } from 'vitest';
import { measureSession, silencesHeld } from '../../../lib/session/measure-session';
import {
  sessionDocument,
  type DocumentContext,
  type SessionRecords,
} from '../../../lib/export/session-document';
import { sessionTree } from '../../../lib/export/document';
import { EXPORT_LABELS } from '../../../lib/export/labels';
import { toPlain } from '../../../lib/export/plain';
import { newReflection } from '../../../lib/reflection/reflection';
import { chunk, MINUTE, person, SECOND, session, START } from '../reflection/records';

const reflection = {
  ...newReflection('s', 'p', START).payload,
  guessPercent: 30,
  scales: { present: 7, free: null, adapted: 0, chosenStep: 10 },
  lines: { moment: 'The long silence.', nextTime: '', supervision: 'My hurry.' },
  nextDate: '2026-12-01',
};

const plain = { shareable: false, prep: false, settled: null, keptIn: null, change: false };

const records: SessionRecords = {
  session,
  person,
  chunks: [chunk],
  notes: [
    {
      ...plain,
      text: 'After the pause',
      momentAt: START + 7 * MINUTE,
      marker: false,
      kind: 'free',
    },
    { ...plain, text: '', momentAt: START + 90 * SECOND, marker: true, kind: 'free' },
    { ...plain, text: 'Labelled later', momentAt: START + 5 * MINUTE, marker: true, kind: 'free' },
    {
      ...plain,
      text: 'After the end',
      momentAt: START + 20 * MINUTE,
      marker: false,
      kind: 'insight',
    },
  ],
  promptUses: [
    {
      promptId: 'x',
      text: 'What else?',
      usedAt: START + 8 * MINUTE,
      did: 'used',
      landed: null,
    },
    {
      promptId: 'y',
      text: 'Sent away',
      usedAt: START + 9 * MINUTE,
      did: 'dismissed',
      landed: null,
    },
  ],
  reflection,
  commitments: [
    { text: 'Call Paul', due: '2026-11-30', state: 'done', shareable: true, keptIn: null },
  ],
};

const context: DocumentContext = {
  language: 'en',
  timeZone: 'UTC',
  nowMs: START + 60 * MINUTE,
  minSpeechForShareMs: 2 * MINUTE,
  scaleLabels: { present: 'P', free: 'F', adapted: 'A', chosenStep: 'C' },
  lineLabels: { moment: 'M', nextTime: 'N', supervision: 'S' },
};

describe('the session document', () => {
  const document = sessionDocument(records, context);

  it('contains who, when and how long, without pauses', () => {
    expect(document).toMatchObject({
      person: 'Anna',
      startedAt: START,
      elapsedMs: 10 * MINUTE,
      timeZone: 'UTC',
      language: 'en',
    });
  });

  it('places notes and prompts on session time', () => {
    expect(document.notes).toEqual([
      { atMs: 5 * MINUTE, kind: 'free', text: 'After the pause', shareable: false },
      { atMs: 90 * SECOND, kind: 'moment', text: '', shareable: false },
      { atMs: 4 * MINUTE, kind: 'moment', text: 'Labelled later', shareable: false },
      { atMs: 10 * MINUTE, kind: 'insight', text: 'After the end', shareable: false },
    ]);
    expect(document.prompts).toEqual([{ atMs: 6 * MINUTE, text: 'What else?' }]);
  });

  it('contains the measures, and the time that was not heard', () => {
    expect(document.measures).toEqual({
      coachShare: 0.25,
      // 7 of 10 min were heard: the rest may contain 160 s × 3/7 of talk, by either side.
      range: [expect.closeTo(0.175), expect.closeTo(0.475)],
      longestCoachTurnMs: 20 * SECOND,
      medianCoacheeTurnMs: 40 * SECOND,
      silences: 3,
      holdRate: 1,
      blindMs: 3 * MINUTE,
      mutedMs: 30 * SECOND,
    });
  });

  it('contains no share of too little speech, and no measures without speech', () => {
    const little = sessionDocument(records, { ...context, minSpeechForShareMs: 161 * SECOND });
    expect(little.measures?.coachShare).toBeNull();
    expect(little.measures?.range).toBeNull();
    expect(little.measures?.longestCoachTurnMs).toBe(20 * SECOND);
    expect(sessionDocument({ ...records, chunks: [] }, context).measures).toBeNull();
  });

  it('contains the form, with unanswered scales as null', () => {
    expect(document.guessPercent).toBe(30);
    expect(document.nextDate).toBe('2026-12-01');
    expect(document.scales).toEqual([
      { label: 'P', value: 7 },
      { label: 'F', value: null },
      { label: 'A', value: 0 },
      { label: 'C', value: 10 },
    ]);
    expect(document.lines).toEqual([
      { label: 'M', text: 'The long silence.' },
      { label: 'N', text: '' },
      { label: 'S', text: 'My hurry.' },
    ]);
    expect(document.commitments).toEqual([
      { text: 'Call Paul', due: '2026-11-30', state: 'done', shareable: true },
    ]);
  });

  it('is complete without a person and without a reflection', () => {
    const bare = sessionDocument({ ...records, person: null, reflection: null }, context);
    expect(bare).toMatchObject({ person: '', guessPercent: null, nextDate: null });
    expect(bare.scales.map(({ value }) => value)).toEqual([null, null, null, null]);
  });

  it('measures a session still open up to the present', () => {
    const open = { ...session, events: session.events.slice(0, 1) };
    const nowMs = START + 10 * MINUTE;
    const found = sessionDocument({ ...records, session: open }, { ...context, nowMs });
    expect(found.elapsedMs).toBe(10 * MINUTE);
    expect(found.measures?.blindMs).toBe(1 * MINUTE);
  });

  it('can be rendered', () => {
    const text = toPlain(sessionTree(document, EXPORT_LABELS.en));
    expect(text).toContain('[1:30] Moment');
    expect(text).toContain('25%');
    expect(text).toContain('Call Paul');
  });
});

describe('the measures in a session document', () => {
  it('include the hand timer', () => {
    const events = [
      { type: 'started', at: START } as const,
      { type: 'hand', at: START, speaker: 'coach' } as const,
      { type: 'hand', at: START + MINUTE, speaker: 'coachee' } as const,
      { type: 'ended', at: START + 4 * MINUTE, reason: 'coach' } as const,
    ];
    expect(measureSession([], { ...session, events }, START, 2 * MINUTE)?.coachShare).toBe(0.25);
  });

  it('leave out what was heard before the start', () => {
    const before = { ...chunk, covered: [[START - MINUTE, START] as [number, number]] };
    expect(measureSession([before], session, START, 0)).toBeNull();
  });

  it('count the silences that the coachee ended', () => {
    const found = measureSession([chunk], session, START, 0);
    expect(found && silencesHeld(found.measures)).toBe(3);
  });
});
