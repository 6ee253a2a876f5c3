import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { en } from '../../../lib/i18n/en';
import { fr } from '../../../lib/i18n/fr';
import { endedSessions } from '../../../lib/journal/series';
import { practiceLines } from '../../../lib/practice/conversation';
import { practiceToForget } from '../../../lib/practice/forget';
import { minSpeechOf } from '../../../lib/practice/min-speech';
import { isPractice } from '../../../lib/practice/practice-call';
import { newRecord } from '../../../lib/records/envelope';
import { decodeImaAdpcm } from '../../../lib/sound/ima-adpcm';
import { readManifest } from '../../fixtures/call/voices';
import { session, START } from '../reflection/records';

function record(id: string, personId: string, practice = false) {
  const payload = practice ? { ...session, practice: true as const } : session;
  return newRecord('session', payload, { id, nowMs: START }, { personId, sessionId: id });
}
const real = record('real', 'anna');
const practised = (id: string, personId: string) => record(id, personId, true);

describe('what is said', () => {
  it.each(['en', 'fr'] as const)('is what the recordings say: %s', (language) => {
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

  it('is decoded from any part of a buffer', () => {
    const file = readFileSync('tests/fixtures/call/voices/right.wav');
    const shifted = new Uint8Array(file.length + 3);
    shifted.set(file, 3);
    expect(decodeImaAdpcm(shifted.subarray(3)).samples).toEqual(decodeImaAdpcm(file).samples);
    expect(() => decodeImaAdpcm(new Uint8Array(40))).toThrow('No "fmt " chunk');
  });
});

describe('practice', () => {
  it('is known by its page alone', () => {
    expect(isPractice('chrome-extension://x/practice.html')).toBe(true);
    expect(isPractice('moz-extension://x/practice.html#top')).toBe(true);
    expect(isPractice('https://example.org/practice.html')).toBe(false);
    expect(isPractice(null)).toBe(false);
  });

  it('counts in no series', () => {
    expect(endedSessions([real, practised('p', 'camille')]).map(({ id }) => id)).toEqual(['real']);
  });

  it('shows a share sooner, and never later than the coach chose', () => {
    const practice = practised('p', 'camille');
    expect(minSpeechOf(practice, { minSpeechForShareMs: 120_000 })).toBe(8_000);
    expect(minSpeechOf(practice, { minSpeechForShareMs: 0 })).toBe(0);
    expect(minSpeechOf(real, { minSpeechForShareMs: 120_000 })).toBe(120_000);
  });

  it('goes without a trace, and takes nobody along who was met in earnest', () => {
    expect(practiceToForget([real, practised('p1', 'camille'), practised('p2', 'anna')])).toEqual([
      { type: 'session.discard', sessionId: 'p1' },
      { type: 'session.discard', sessionId: 'p2' },
      { type: 'person.erase', personId: 'camille' },
    ]);
    expect(practiceToForget([real])).toEqual([]);
  });
});
