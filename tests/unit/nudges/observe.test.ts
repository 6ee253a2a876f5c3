import { describe, expect, it } from 'vitest';
import { analyseConversation, type Speech } from '../../../lib/listening/conversation';
import { currentTurn } from '../../../lib/listening/current-turn';
import { newNudge } from '../../../lib/nudges/nudge';
import { heardAt } from '../../../lib/nudges/observe';
import { pastNudges } from '../../../lib/nudges/past';
import { MINUTE, SECOND } from './moments';

function heard(speech: Speech, nowMs: number) {
  return heardAt(analyseConversation(speech), currentTurn(speech, nowMs), nowMs);
}

describe('the observation for cues', () => {
  it('is empty before the first speech', () => {
    expect(heard({ coach: [], coachee: [] }, 5 * SECOND)).toEqual({
      silenceMs: null,
      lastSpeaker: null,
      coachTurnMs: 0,
      coacheeQuietMs: 0,
      interruptionsAt: [],
    });
  });

  it('contains the length of the silence and who spoke last', () => {
    const speech: Speech = { coach: [[0, 4_000]], coachee: [[5_000, 9_000]] };
    expect(heard(speech, 11_000)).toMatchObject({ silenceMs: 2_000, lastSpeaker: 'coachee' });
    expect(
      heard(
        {
          ...speech,
          coach: [
            [0, 4_000],
            [9_500, 10_000],
          ],
        },
        11_000,
      ),
    ).toMatchObject({
      silenceMs: 1_000,
      lastSpeaker: 'coach',
    });
  });

  it('measures the coach’s turn through their pauses, while they have the floor', () => {
    const speech: Speech = {
      coach: [
        [10_000, 60_000],
        [61_500, 90_000],
      ],
      coachee: [[0, 8_000]],
    };
    expect(heard(speech, 91_000).coachTurnMs).toBe(81_000);
    expect(heard(speech, 93_000).coachTurnMs).toBe(0);
  });

  it('contains how long the coachee was quiet while the coach spoke', () => {
    const talked: Speech = { coach: [[10_000, 130_000]], coachee: [[0, 8_000]] };
    expect(heard(talked, 131_000).coacheeQuietMs).toBe(123_000);
    const thought: Speech = { coach: [[10_000, 20_000]], coachee: [[0, 8_000]] };
    expect(heard(thought, 131_000).coacheeQuietMs).toBe(0);
  });

  it('lists only the coach’s interruptions', () => {
    const speech: Speech = {
      coach: [
        [9_000, 20_000],
        [30_000, 40_000],
      ],
      coachee: [
        [0, 10_000],
        [19_000, 31_000],
      ],
    };
    expect(heard(speech, 41_000).interruptionsAt).toEqual([9_000, 30_000]);
  });
});

describe('the past cues of a session', () => {
  const links = { sessionId: 's', personId: 'p' };

  it('are on session time, oldest first, and a pause stops a snooze', () => {
    const first = newNudge('coachLed', { id: 'a', nowMs: 2 * MINUTE }, links);
    const second = newNudge('safety', { id: 'b', nowMs: 20 * MINUTE }, links);
    const snoozed = {
      ...second,
      payload: { ...second.payload, fate: 'snoozed' as const, snoozedUntil: 30 * MINUTE },
    };
    // Paused from minute 5 to 10.
    const stretches = [
      [0, 5 * MINUTE],
      [10 * MINUTE, 60 * MINUTE],
    ] as const;
    expect(pastNudges([snoozed, first], stretches)).toEqual([
      { trigger: 'coachLed', shownMs: 2 * MINUTE, fate: 'shown', snooze: null },
      {
        trigger: 'safety',
        shownMs: 15 * MINUTE,
        fate: 'snoozed',
        snooze: { untilMs: 25 * MINUTE },
      },
    ]);
  });

  it('include a snooze for the rest of the session', () => {
    const nudge = newNudge('coachLed', { id: 'a', nowMs: 0 }, links);
    const payload = { ...nudge.payload, fate: 'snoozed' as const };
    expect(pastNudges([{ ...nudge, payload }], [[0, MINUTE]])[0]?.snooze).toEqual({
      untilMs: null,
    });
  });
});
