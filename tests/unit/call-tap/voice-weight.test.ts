import { expect, it } from 'vitest';
import { NO_LEVEL_DB } from '../../../lib/platform/call-tap/counters';
import { weightedAsVoice } from '../../../lib/platform/call-tap/audio-graph';

it.each([
  ['a vowel, all of it in the band', -20, -20, -20],
  ['a voice with bright consonants', -20, -26, -20],
  ['a key, with little in the band', -20, -40, -68],
  ['a key in a silent room', -20, -100, NO_LEVEL_DB],
  ['silence', NO_LEVEL_DB, NO_LEVEL_DB, NO_LEVEL_DB],
])('%s', (_what, wholeDb, voiceBandDb, weightedDb) => {
  expect(weightedAsVoice(wholeDb, voiceBandDb)).toBe(weightedDb);
});
