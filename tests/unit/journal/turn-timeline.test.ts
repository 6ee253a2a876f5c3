import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overlapsOf, scoreOf, without } from '../../../lib/journal/turn-timeline';
import { scoreLines, type TimelineLine } from '../../../lib/journal/timeline-lines';
import { newMarker, newNote, newPrep } from '../../../lib/notes/note';
import { newPromptUse } from '../../../lib/prompts/use';
import { union } from '../../../lib/intervals/intervals';
import { chunk, MINUTE, SECOND, session, START } from '../reflection/records';

const links = { sessionId: 's', personId: 'p' };
const stamp = (id: string) => ({ id, nowMs: START + 8 * MINUTE });
const LATER = START + 60 * MINUTE;

const material = {
  session: {
    ...session,
    events: [
      ...session.events.slice(0, 3),
      { type: 'phase' as const, at: START + 7 * MINUTE, phase: 'explore' as const },
      { type: 'phase' as const, at: START + 8 * MINUTE, phase: 'explore' as const },
      ...session.events.slice(3),
    ],
  },
  chunks: [
    { ...chunk, coachee: [...chunk.coachee, [START + 16_000, START + 22_000] as [number, number]] },
  ],
  notes: [
    newNote('! The shoulders come down', START + 7 * MINUTE, stamp('n'), links),
    newMarker(START + 70 * SECOND, stamp('m'), links),
    { ...newPrep('Ask about the team', stamp('prep'), 'p'), sessionId: 's' },
  ],
  promptUses: [
    newPromptUse('what-else', 'What else?', { id: 'u', nowMs: START + 90 * SECOND }, links),
    newPromptUse('no', 'Not this', { id: 'x', nowMs: START + 95 * SECOND }, links, 'dismissed'),
  ],
};

describe('the turn timeline of a session', () => {
  const score = scoreOf(material, LATER);

  it('places everything on session time, without pauses', () => {
    expect(score.durationMs).toBe(10 * MINUTE);
    expect(score.blind).toEqual([[7 * MINUTE, 10 * MINUTE]]);
    expect(score.muted).toEqual([[3 * MINUTE, 3 * MINUTE + 30 * SECOND]]);
    expect(score.overlaps).toEqual([[16_000, 20_000]]);
  });

  it('marks notes, moments and used prompts', () => {
    expect(score.marks.map(({ id, atMs, what, kind }) => [id, atMs, what, kind])).toEqual([
      ['m', 70 * SECOND, 'marker', 'free'],
      ['u', 90 * SECOND, 'prompt', 'free'],
      ['n', 5 * MINUTE, 'note', 'insight'],
    ]);
  });

  it('joins a phase that was set twice in a row', () => {
    expect(score.phases).toEqual([
      { phase: 'open', fromMs: 0, untilMs: 5 * MINUTE },
      { phase: 'explore', fromMs: 5 * MINUTE, untilMs: 10 * MINUTE },
    ]);
  });

  it('has the same content as a list of lines', () => {
    const told = (line: TimelineLine) =>
      `${line.atMs / SECOND} ${line.type}${'speaker' in line ? ` ${line.speaker}` : ''}${'endedBy' in line ? ` ${line.endedBy}` : ''}${'interrupts' in line && line.interrupts ? ' !' : ''}`;
    expect(scoreLines(score).map(told)).toEqual([
      '0 phase',
      '0 turn coach',
      '16 turn coachee !',
      '22 silence coachee',
      '25 turn coachee',
      '65 turn coach',
      '70 mark',
      '75 silence coachee',
      '80 turn coachee',
      '90 mark',
      '120 turn coach',
      '130 silence coachee',
      '135 turn coachee',
      '180 muted',
      '300 phase',
      '300 mark',
      '420 blind',
    ]);
  });

  it('keeps phases and notes when the intervals were deleted, and nothing else', () => {
    const bare = scoreOf({ ...material, chunks: [] }, LATER);
    expect(bare.heard).toBe(false);
    expect(scoreLines(bare).map(({ type }) => type)).toEqual([
      'phase',
      'mark',
      'mark',
      'phase',
      'mark',
    ]);
  });
});

describe('the arithmetic of intervals', () => {
  const part = fc
    .tuple(fc.nat(60), fc.nat(60))
    .map(([from, span]): [number, number] => [from, from + span]);
  const list = fc.array(part, { maxLength: 8 }).map(union);
  const has = (intervals: readonly (readonly [number, number])[], at: number) =>
    intervals.some(([start, end]) => start <= at && at < end);

  it('gives an overlap where both lists have an interval, and nowhere else', () => {
    fc.assert(
      fc.property(list, list, (one, other) => {
        const both = overlapsOf(one, other);
        for (let at = 0; at < 120; at += 1)
          expect(has(both, at)).toBe(has(one, at) && has(other, at));
      }),
    );
  });

  it('gives the complement within the session', () => {
    fc.assert(
      fc.property(list, (intervals) => {
        const left = without(intervals, 90);
        for (let at = 0; at < 90; at += 1) expect(has(left, at)).toBe(!has(intervals, at));
        expect(left.every(([start, end]) => start < end && end <= 90)).toBe(true);
      }),
    );
  });
});
