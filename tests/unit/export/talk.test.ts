import { expect, it } from 'vitest';
import { EXPORT_LABELS } from '../../../lib/export/labels';
import { talkSentences } from '../../../lib/export/talk';

const measures = {
  coachShare: 0.21,
  longestCoachTurnMs: null,
  medianCoacheeTurnMs: null,
  silences: null,
  holdRate: null,
  blindMs: 0,
  mutedMs: 0,
};
const share = (range: readonly [number, number]) =>
  talkSentences({ language: 'en', measures: { ...measures, range } }, EXPORT_LABELS.en)[0];

it('the range of a share is given only when its bounds differ', () => {
  expect(share([0.19, 0.24])).toContain('21% (between 19% and 24%)');
  expect(share([0.208, 0.213])).not.toContain('between');
});
