import { describe, expect, it } from 'vitest';
import { measureListening } from '../../../lib/listening/measures';
import { readFigures, storedFigures } from '../../../lib/session/figures';
import { figuresOf } from '../../../lib/session/figures-of';
import { sessionSpeech } from '../../../lib/session/session-speech';
import { measureSession, readMeasures } from '../../../lib/session/measure-session';
import { phaseIntervals } from '../../../lib/session/phase-intervals';
import type { SessionEvent } from '../../../lib/session/session';
import { chunk, MINUTE, SECOND, session, START } from '../reflection/records';

const HOUR = 60 * MINUTE;
const LATER = START + HOUR;

describe('the measures of a session', () => {
  const figures = figuresOf([chunk], session, LATER);

  it('are computed, with the time that was not heard', () => {
    const heard = sessionSpeech([chunk], session.events, LATER);
    expect(figures?.measures).toEqual(measureListening(heard));
    expect(figures).toMatchObject({ durationMs: 10 * MINUTE, mutedMs: 30 * SECOND });
    expect((figures?.coveredMs ?? 0) + (figures?.blindMs ?? 0)).toBe(10 * MINUTE);
  });

  it('can be stored', () => {
    expect(storedFigures.parse(figures)).toEqual(figures);
  });

  it('are readable when any of them is missing, with null for a missing measure', () => {
    expect(storedFigures.parse({})).toEqual({});
    const withoutMeasure = storedFigures.parse({ ...figures, measures: { coachTalkMs: 1_000 } });
    expect(readFigures(withoutMeasure).measures).toMatchObject({
      coachTalkMs: 1_000,
      coacheeTalkMs: null,
      silences: null,
    });
    expect(readMeasures(withoutMeasure, 0)).toMatchObject({ coachShare: null, range: null });
  });

  it('have version 1 when none was stored', () => {
    expect(readFigures(storedFigures.parse({ durationMs: 5 })).version).toBe(1);
  });

  it('divide the talk among the phases', () => {
    const total = (side: 'coachTalkMs' | 'coacheeTalkMs') =>
      figures?.phases.reduce((sum, phase) => sum + phase[side], 0);
    expect(total('coachTalkMs')).toBe(figures?.measures.coachTalkMs);
    expect(total('coacheeTalkMs')).toBe(figures?.measures.coacheeTalkMs);
    expect(figures?.phases.map(({ phase }) => phase)).toEqual(['open']);
  });

  it('are absent when nothing was heard', () => {
    expect(figuresOf([], session, START)).toBeNull();
  });

  it('are the same after the intervals were erased', () => {
    const withIntervals = measureSession([chunk], session, LATER, 0);
    expect(measureSession([], { ...session, figures: figures! }, LATER, 0)).toEqual(withIntervals);
    expect(readMeasures(figures!, HOUR).coachShare).toBeNull();
  });

  it('contain no share when voices and noise were too similar', () => {
    const alike = { ...figures!, uncertainMs: { coach: HOUR, coachee: HOUR } };
    expect(readMeasures(alike, 0)).toMatchObject({ coachShare: null, unsure: true });
    expect(readMeasures(figures!, 0).unsure).toBe(false);
    // Too little talk is reported before uncertainty.
    expect(readMeasures(alike, HOUR)).toMatchObject({ coachShare: null, unsure: false });
  });
});

describe('the phases of a session', () => {
  const hour = 60 * MINUTE;
  const stretches = [[START, START + hour]] as const;
  const started: SessionEvent = { type: 'started', at: START };
  const at = (minutes: number) => START + minutes * MINUTE;

  it('follow the clock while the coach sets none', () => {
    const found = phaseIntervals([started], stretches, hour, 12 * MINUTE);
    expect(found).toEqual([
      { phase: 'open', fromMs: 0, untilMs: 5 * MINUTE },
      { phase: 'contract', fromMs: 5 * MINUTE, untilMs: 10 * MINUTE },
      { phase: 'explore', fromMs: 10 * MINUTE, untilMs: 12 * MINUTE },
    ]);
  });

  it('follow the coach from the first one set', () => {
    const events: SessionEvent[] = [
      started,
      { type: 'phase', at: at(7), phase: 'deepen' },
      { type: 'phase', at: at(20), phase: 'explore' },
    ];
    expect(phaseIntervals(events, stretches, hour, 30 * MINUTE)).toEqual([
      { phase: 'open', fromMs: 0, untilMs: 5 * MINUTE },
      { phase: 'contract', fromMs: 5 * MINUTE, untilMs: 7 * MINUTE },
      { phase: 'deepen', fromMs: 7 * MINUTE, untilMs: 20 * MINUTE },
      { phase: 'explore', fromMs: 20 * MINUTE, untilMs: 30 * MINUTE },
    ]);
  });

  it('are absent for a session without length', () => {
    expect(phaseIntervals([started], stretches, hour, 0)).toEqual([]);
  });
});
