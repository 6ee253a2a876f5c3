import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { en } from '../../../lib/i18n/en';
import { fr } from '../../../lib/i18n/fr';
import { checkInDue } from '../../../lib/check-ins/due';
import { gatherEverybody, gatherPerson, gatherSession } from '../../../lib/export/gather';
import { hoursLog } from '../../../lib/journal/hours';
import { sessionRows } from '../../../lib/journal/session-rows';
import { balanceByPerson } from '../../../lib/journal/baseline';
import { endedSessions } from '../../../lib/journal/series';
import { storySoFar } from '../../../lib/journal/story';
import { lastSessionByPerson } from '../../../lib/people/overview';
import { newPerson } from '../../../lib/people/person';
import { madeInEarnest } from '../../../lib/practice/in-earnest';
import { newReflection } from '../../../lib/reflection/reflection';
import { toFinish } from '../../../lib/reflection/to-finish';
import { retained } from '../../../lib/rights/retention';
import { figuresOf } from '../../../lib/session/figures-of';
import { practiceLines } from '../../../lib/practice/conversation';
import { practiceToForget } from '../../../lib/practice/forget';
import { minSpeechOf } from '../../../lib/practice/min-speech';
import { isPractice } from '../../../lib/practice/practice-call';
import { newRecord } from '../../../lib/records/envelope';
import { decodeImaAdpcm } from '../../../lib/sound/ima-adpcm';
import { readManifest } from '../../fixtures/call/voices';
import { chunk, MINUTE, session, START } from '../reflection/records';
import { memoryStores } from '../../support/memory-stores';

function record(id: string, personId: string, practice = false) {
  const payload = practice ? { ...session, practice: true as const } : session;
  return newRecord('session', payload, { id, nowMs: START }, { personId, sessionId: id });
}
const real = record('real', 'anna');
const practised = (id: string, personId: string) => record(id, personId, true);

describe('the text of the practice call', () => {
  it.each(['en', 'fr'] as const)('equals what the recordings say: %s', (language) => {
    const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}]/gu, '');
    const said = { en, fr }[language].practice.said;
    for (const { recording, words, speaker } of practiceLines(language)) {
      const phrase = readManifest().phrases.find(({ id }) => id === recording);
      expect(phrase?.speaker).toBe(speaker);
      expect(letters(said[words])).toBe(letters(phrase?.text ?? ''));
      const file = readFileSync(`tests/fixtures/call/voices/${recording}.wav`);
      const { samples, sampleRateHz } = decodeImaAdpcm(file);
      const lastsMs = (samples.length / sampleRateHz) * 1000;
      expect(Math.abs(lastsMs - (phrase?.durationMs ?? 0))).toBeLessThan(100);
    }
  });

  it('has audio that decodes from any offset of a buffer', () => {
    const file = readFileSync('tests/fixtures/call/voices/right.wav');
    const shifted = new Uint8Array(file.length + 3);
    shifted.set(file, 3);
    expect(decodeImaAdpcm(shifted.subarray(3)).samples).toEqual(decodeImaAdpcm(file).samples);
    expect(() => decodeImaAdpcm(new Uint8Array(40))).toThrow('No "fmt " chunk');
  });
});

describe('a practice session', () => {
  it('is recognised by its page only', () => {
    expect(isPractice('chrome-extension://x/practice.html')).toBe(true);
    expect(isPractice('moz-extension://x/practice.html#top')).toBe(true);
    expect(isPractice('https://example.org/practice.html')).toBe(false);
    expect(isPractice(null)).toBe(false);
  });

  it('is left out of every series', () => {
    expect(endedSessions([real, practised('p', 'camille')]).map(({ id }) => id)).toEqual(['real']);
  });

  it('shows a share earlier than other sessions, and never later than the coach chose', () => {
    const practice = practised('p', 'camille');
    expect(minSpeechOf(practice, { minSpeechForShareMs: 120_000 })).toBe(8_000);
    expect(minSpeechOf(practice, { minSpeechForShareMs: 0 })).toBe(0);
    expect(minSpeechOf(real, { minSpeechForShareMs: 120_000 })).toBe(120_000);
  });

  it('is left out of every person’s measures', () => {
    const anna = newPerson('Anna', 'en', { id: 'anna', nowMs: START });
    const both = [real, practised('p', 'anna')];
    const laterMs = START + 400 * 24 * 60 * MINUTE;
    expect(hoursLog([anna], both, [], 'year', 'UTC', 'en')).toMatchObject([{ sessions: 1 }]);
    expect(storySoFar(both)?.sessions).toBe(1);
    const asked = { ...anna.payload, checkInEveryWeeks: 4 };
    expect(checkInDue(asked, [], [practised('p', 'anna')], laterMs)).toBe(false);
    expect(checkInDue(asked, [], both, laterMs)).toBe(true);
    expect([...lastSessionByPerson([practised('p', 'anna')])]).toEqual([]);
    expect(toFinish(both, [])).toEqual([real]);
    const figures = figuresOf([chunk], session, START + 12 * MINUTE) ?? undefined;
    const measured = { ...practised('p', 'anna').payload, figures };
    expect(balanceByPerson([anna], [{ ...real, payload: measured }], 0, 'en')).toEqual([]);
  });

  it('delays nobody’s retention', () => {
    const anna = newPerson('Anna', 'en', { id: 'anna', nowMs: START });
    const nowMs = START + 400 * 24 * 60 * MINUTE;
    const late = practised('p', 'anna');
    const events = late.payload.events.map((event) => ({ ...event, at: nowMs }));
    const sessions = [real, { ...late, payload: { ...late.payload, events } }];
    const [due] = retained([anna], sessions, { months: 12, byItselfSince: null }, nowMs);
    expect(due?.state).toBe('due');
  });

  it('passes none of its records on to a real session', () => {
    const of = (sessionId: string | null) => ({ sessionId });
    const records = [of('real'), of('p'), of(null)];
    expect(madeInEarnest(records, [real, practised('p', 'anna')])).toEqual([of('real'), of(null)]);
  });

  it('is exported only on its own', async () => {
    const { stores } = memoryStores([
      newPerson('Anna', 'en', { id: 'anna', nowMs: START }),
      real,
      practised('p', 'anna'),
    ]);
    const context = {
      language: 'en',
      timeZone: 'UTC',
      nowMs: START,
      minSpeechForShareMs: 0,
    } as const;
    const pace = { signal: new AbortController().signal, pause: () => Promise.resolve() };
    const result = async <T>(steps: AsyncGenerator<unknown, T, void>): Promise<T> => {
      for (;;) {
        const { value, done } = await steps.next();
        if (done) return value;
      }
    };
    const person = await result(gatherPerson('anna', stores, context, pace));
    const everybody = await result(gatherEverybody(stores, context, pace));
    const own = await result(gatherSession('p', stores, context, pace));
    expect(person?.sessions).toHaveLength(1);
    expect(everybody.flatMap(({ sessions }) => sessions)).toHaveLength(1);
    expect(own?.sessions).toHaveLength(1);
  });

  it('shows its share after the same short speech in the journal and in exports', async () => {
    const figures = figuresOf([chunk], session, START + 12 * MINUTE) ?? undefined;
    const practice = practised('p', 'anna');
    const held = { ...practice, payload: { ...practice.payload, figures } };
    const guessed = newReflection('p', 'anna', START);
    const reflections = [{ ...guessed, payload: { ...guessed.payload, revealedAt: START } }];
    const at = { nowMs: START, minSpeechForShareMs: 600_000 };
    const [row] = sessionRows({ sessions: [held], reflections, people: [] }, at);
    expect(row?.share).not.toBeNull();
    const { stores } = memoryStores([held]);
    const context = { ...at, language: 'en', timeZone: 'UTC' } as const;
    const pace = { signal: new AbortController().signal, pause: () => Promise.resolve() };
    const steps = gatherSession('p', stores, context, pace);
    let next = await steps.next();
    while (!next.done) next = await steps.next();
    expect(next.value?.sessions[0]?.measures?.coachShare).not.toBeNull();
  });

  it('is removed without a trace, and people met in real sessions stay', () => {
    expect(practiceToForget([real, practised('p1', 'camille'), practised('p2', 'anna')])).toEqual([
      { type: 'session.discard', sessionId: 'p1' },
      { type: 'session.discard', sessionId: 'p2' },
      { type: 'person.erase', personId: 'camille' },
    ]);
    expect(practiceToForget([real])).toEqual([]);
  });
});
