/** Column headings of the tables. */
import type { ExportLanguage } from './labels';

const EN = {
  person: 'Person',
  date: 'Date or week',
  minutes: 'Minutes',
  guess: 'Guessed share (%)',
  scales: 'Scales',
  lines: 'In a few words',
  next: 'Next session',
  coachShare: 'Coach’s share of talk (%)',
  shareLow: 'Share at least (%)',
  shareHigh: 'Share at most (%)',
  longestCoachTurn: 'Longest turn of the coach (s)',
  medianCoacheeTurn: 'Median turn of the coachee (s)',
  silences: 'Silences',
  holdRate: 'Silences the coachee ended (%)',
  blind: 'Without data (s)',
  muted: 'Microphone muted (s)',
  text: 'Text',
  due: 'Due',
  state: 'State',
  shareable: 'May be shared',
  at: 'At (s)',
  kind: 'Kind',
} as const;

export type ColumnName = keyof typeof EN;

const FR: Readonly<Record<ColumnName, string>> = {
  person: 'Personne',
  date: 'Date ou semaine',
  minutes: 'Minutes',
  guess: 'Part estimée (%)',
  scales: 'Échelles',
  lines: 'En quelques mots',
  next: 'Prochaine séance',
  coachShare: 'Part de parole du coach (%)',
  shareLow: 'Part au moins (%)',
  shareHigh: 'Part au plus (%)',
  longestCoachTurn: 'Plus long tour du coach (s)',
  medianCoacheeTurn: 'Tour médian de la personne (s)',
  silences: 'Silences',
  holdRate: 'Silences rompus par la personne (%)',
  blind: 'Sans données (s)',
  muted: 'Micro coupé (s)',
  text: 'Texte',
  due: 'Échéance',
  state: 'État',
  shareable: 'Partageable',
  at: 'À (s)',
  kind: 'Genre',
};

export const TABLE_LABELS: Readonly<Record<ExportLanguage, Readonly<Record<ColumnName, string>>>> =
  { en: EN, fr: FR };
