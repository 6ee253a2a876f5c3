import { expect, it } from 'vitest';
import { foldsByVoice } from '../../../scripts/evaluation/folds';

const calls = [
  { call: 'a', voices: ['anna', 'ben'] },
  { call: 'b', voices: ['cara', 'dan'] },
  { call: 'c', voices: ['eva', 'finn'] },
  { call: 'd', voices: ['ben', 'eva'] },
  { call: 'e', voices: ['gil', 'hal'] },
];

it('calls that share a voice through other calls are in one fold', () => {
  const fold = foldsByVoice(calls, 3);
  expect(fold.get('a')).toBe(fold.get('d'));
  expect(fold.get('c')).toBe(fold.get('d'));
  expect(new Set(fold.values())).toEqual(new Set([0, 1, 2]));
});

it('one call under several conditions is in one fold', () => {
  const twice = [...calls, ...calls];
  expect(foldsByVoice(twice, 3)).toEqual(foldsByVoice(calls, 3));
});

it('calls with unknown voices are divided one by one', () => {
  const unknown = ['a', 'b', 'c', 'd'].map((call) => ({ call, voices: [] }));
  expect([...foldsByVoice(unknown, 2).values()].toSorted()).toEqual([0, 0, 1, 1]);
});
