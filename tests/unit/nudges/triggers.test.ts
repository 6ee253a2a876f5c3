import { describe, expect, it } from 'vitest';
import type { NudgeMoment } from '../../../lib/nudges/moment';
import { TRIGGERS, type Trigger } from '../../../lib/nudges/triggers';
import { after, MINUTE, QUIET, replay, SECOND } from './moments';

interface Row {
  readonly trigger: Trigger;
  readonly brings: Partial<NudgeMoment>;
  /** The same observation, just below the threshold. */
  readonly notYet: Partial<NudgeMoment>;
}

const ROWS: readonly Row[] = [
  {
    trigger: 'longCoachTurn',
    brings: { coachTurnMs: 90 * SECOND + 1 },
    notYet: { coachTurnMs: 90 * SECOND },
  },
  {
    trigger: 'coacheeQuiet',
    brings: { coacheeQuietMs: 120 * SECOND + 1 },
    notYet: { coacheeQuietMs: 120 * SECOND },
  },
  {
    trigger: 'longSilence',
    brings: { silenceMs: 45 * SECOND },
    notYet: { silenceMs: 44 * SECOND },
  },
  { trigger: 'coachLed', brings: { coachShare: 0.51 }, notYet: { coachShare: 0.5 } },
  {
    trigger: 'safety',
    brings: { nowMs: 5 * MINUTE, safetyTended: false },
    notYet: { nowMs: 5 * MINUTE - 1, safetyTended: false },
  },
  {
    trigger: 'interruptions',
    brings: { interruptionsAt: [QUIET.nowMs - 5 * MINUTE + 1, QUIET.nowMs - MINUTE] },
    notYet: { interruptionsAt: [QUIET.nowMs - 5 * MINUTE, QUIET.nowMs - MINUTE] },
  },
  {
    trigger: 'toolHeavy',
    brings: { toolsAt: [QUIET.nowMs - 9 * MINUTE, QUIET.nowMs - 8 * MINUTE, QUIET.nowMs] },
    notYet: { toolsAt: [QUIET.nowMs - 10 * MINUTE, QUIET.nowMs - 8 * MINUTE, QUIET.nowMs] },
  },
  {
    trigger: 'commitment',
    brings: { leftMs: 10 * MINUTE, commitmentNoted: false },
    notYet: { leftMs: 10 * MINUTE + 1, commitmentNoted: false },
  },
  { trigger: 'closing', brings: { leftMs: 3 * MINUTE }, notYet: { leftMs: 3 * MINUTE + 1 } },
];

describe('each cue trigger', () => {
  it('is in the table of tests', () => {
    expect(ROWS.map(({ trigger }) => trigger).toSorted()).toEqual([...TRIGGERS].toSorted());
  });

  it.each(ROWS)('$trigger fires when it is due, with its value', ({ trigger, brings }) => {
    const { card } = after([brings]);
    expect(card?.trigger).toBe(trigger);
    expect(card?.why.value).toBeGreaterThan(0);
  });

  it.each(ROWS)('$trigger does not fire earlier', ({ notYet }) => {
    expect(after([notYet]).card).toBeNull();
  });
});

describe('no cue is triggered', () => {
  it('by the coach’s share in opening, contract, commitment and close', () => {
    for (const phase of ['open', 'contract', 'commit', 'close'] as const)
      expect(after([{ coachShare: 0.9, phase }]).card).toBeNull();
  });

  it('for a commitment that is already noted', () => {
    expect(after([{ leftMs: 5 * MINUTE, commitmentNoted: true }]).card).toBeNull();
  });

  it('by a share that is not known yet', () => {
    expect(after([{ coachShare: null }]).card).toBeNull();
  });
});

describe('cues in a scripted session', () => {
  it('appear for a long turn at its next pause, and not before', () => {
    const shown = replay([
      { who: 'coachee', forMs: 3 * MINUTE },
      { who: 'coach', forMs: 100 * SECOND },
      { who: 'nobody', forMs: 2 * SECOND },
      { who: 'coach', forMs: 20 * SECOND },
    ]);
    expect(shown).toEqual([{ atMs: 280 * SECOND, trigger: 'longCoachTurn', while: 'nobody' }]);
  });

  it('do not appear when the coachee answers at once', () => {
    const shown = replay([
      { who: 'coachee', forMs: 3 * MINUTE },
      { who: 'coach', forMs: 100 * SECOND },
      { who: 'coachee', forMs: 2 * MINUTE },
    ]);
    expect(shown).toEqual([]);
  });

  it('do not appear in a silence until it is long, and then only one does', () => {
    const shown = replay([
      { who: 'coachee', forMs: 3 * MINUTE },
      { who: 'coach', forMs: 5 * SECOND },
      { who: 'nobody', forMs: 3 * MINUTE },
    ]);
    expect(shown.map(({ trigger }) => trigger)).toEqual(['longSilence']);
    expect(shown[0]?.atMs).toBe(3 * MINUTE + 5 * SECOND + 44 * SECOND);
  });

  it('do not appear where the coachee cannot be heard', () => {
    const shown = replay(
      [
        { who: 'coach', forMs: 5 * MINUTE },
        { who: 'unheard', forMs: 10 * MINUTE },
      ],
      { safetyTended: false, leftMs: MINUTE, coachShare: 0.9 },
    );
    expect(shown).toEqual([]);
  });
});
