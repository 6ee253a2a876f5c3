// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { PastGuesses } from '../../../components/reflection/PastGuesses';
import { newRecord, withPayload } from '../../../lib/records/envelope';
import { newReflection } from '../../../lib/reflection/reflection';
import { showScreen, text } from '../app/screen';
import { MINUTE, session, START } from './records';

function guessed(id: string, practice: boolean) {
  const links = { sessionId: id, personId: 'p' };
  const payload = practice ? { ...session, practice: true as const } : session;
  const reflection = newReflection(id, 'p', START);
  const guess = { ...reflection.payload, guessPercent: 40, revealedAt: START, coachShare: 0.3 };
  return [
    newRecord('session', payload, { id, nowMs: START }, links),
    withPayload(reflection, guess, START),
  ];
}

it('the list of past guesses leaves out guesses made in practice', async () => {
  const records = Array.from({ length: 7 }, (_, n) => guessed(`practice-${n}`, true)).flat();
  await showScreen(<PastGuesses empty="None yet" />, records, { nowMs: START + MINUTE });
  expect(text()).toContain('None yet');
});

it('the list of past guesses counts those of real sessions beside practice', async () => {
  const records = [
    ...guessed('practice', true),
    ...Array.from({ length: 6 }, (_, n) => guessed(`real-${n}`, false)).flat(),
  ];
  await showScreen(<PastGuesses empty="None yet" />, records, { nowMs: START + MINUTE });
  expect(text()).toContain('6');
  expect(text()).not.toContain('7');
});
