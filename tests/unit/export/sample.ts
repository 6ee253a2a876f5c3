/** One small session with every section, for the golden texts. */
import type { SessionDocument } from '../../../lib/export/document';

const SHARED = {
  person: 'Camille',
  startedAt: Date.UTC(2026, 2, 1, 13, 30),
  timeZone: 'Europe/Paris',
  elapsedMs: 3_482_000,
  measures: {
    coachShare: 0.2378,
    range: [0.2, 0.28],
    longestCoachTurnMs: 80_000,
    medianCoacheeTurnMs: 8000,
    silences: 4,
    holdRate: 0.75,
    blindMs: 72_000,
    mutedMs: 0,
  },
  guessPercent: 30,
} as const;

export const ENGLISH: SessionDocument = {
  ...SHARED,
  language: 'en',
  notes: [
    {
      atMs: 3_725_000,
      kind: 'commitment',
      text: 'Call Ana.\nThen write it down.',
      shareable: false,
    },
    { atMs: 63_000, kind: 'free', text: 'Arrives tired.\n\nWants clarity.', shareable: false },
    { atMs: 754_000, kind: 'moment', text: '', shareable: false },
  ],
  prompts: [{ atMs: 600_000, text: 'What matters most to you here?' }],
  scales: [
    { label: 'I was present and listening', value: 7 },
    { label: 'They could speak freely', value: null },
  ],
  lines: [{ label: 'A moment that mattered', text: 'The long silence.' }],
  commitments: [
    { text: 'Call Ana', due: '2026-03-08', state: 'open', shareable: true },
    { text: 'Sleep', due: null, state: 'done', shareable: true },
  ],
  nextDate: '2026-04-01',
};

export const FRENCH: SessionDocument = {
  ...SHARED,
  language: 'fr',
  notes: [
    { atMs: 63_000, kind: 'insight', text: 'Ce n’est pas un problème de temps.', shareable: false },
  ],
  prompts: [],
  scales: [{ label: 'J’étais présent·e, à l’écoute', value: 7.5 }],
  lines: [],
  commitments: [{ text: 'Appeler Ana', due: '2026-03-08', state: 'dropped', shareable: true }],
  nextDate: '2026-04-01',
};
