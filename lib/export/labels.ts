/** The words of an export. A caller may pass its own set; these are the defaults. */

export type ExportLanguage = 'en' | 'fr';

export const NOTE_KINDS = [
  'free',
  'insight',
  'commitment',
  'question',
  'feeling',
  'parking',
  'supervision',
  'moment',
] as const;
export type ExportNoteKind = (typeof NOTE_KINDS)[number];

type NoteKindLabels = Readonly<Record<`kind_${Exclude<ExportNoteKind, 'free'>}`, string>>;
type CommitmentLabels = Readonly<Record<`commitment_${'open' | 'done' | 'dropped'}`, string>>;

/** Strings by key; `{name}` marks where one of our own figures or dates goes, never untrusted text. */
export interface ExportLabels extends NoteKindLabels, CommitmentLabels {
  /** Precedes the person's name, separated by a space. */
  readonly titleWith: string;
  /** The title when there is no name. */
  readonly titleAlone: string;
  /** `{date}`, `{time}`, `{zone}`, `{duration}`. */
  readonly when: string;
  /** `{week}`; used in de-identified exports, which have no date. Begins a line. */
  readonly week: string;
  /** Precedes the name in the title of an export of several sessions. */
  readonly titleManyWith: string;
  /** The title of an export of several sessions when there is no name. */
  readonly titleMany: string;
  /** Separates a lead from its text, spaces included. */
  readonly colon: string;
  readonly talk: string;
  /** `{share}`, `{range}` (empty or `shareRange`). States that silence is not in the denominator. */
  readonly share: string;
  /** `{low}`, `{high}`; begins with a space. */
  readonly shareRange: string;
  readonly shareUnknown: string;
  /** `{blind}`, `{muted}`. */
  readonly unmeasured: string;
  /** `{guess}`. */
  readonly guess: string;
  /** `{duration}`. */
  readonly longestCoachTurn: string;
  /** `{duration}`. */
  readonly medianCoacheeTurn: string;
  /** `{count}`. */
  readonly silences: string;
  /** `{rate}`. */
  readonly holdRate: string;
  readonly notes: string;
  readonly prompts: string;
  readonly reflection: string;
  readonly commitments: string;
  /** `{state}`, `{date}`. */
  readonly commitmentDue: string;
  /** `{state}`, `{week}`. */
  readonly commitmentDueWeek: string;
  readonly next: string;
  /** Placeholders for removed details. */
  readonly hiddenPerson: string;
  readonly hiddenLink: string;
  readonly hiddenEmail: string;
  readonly hiddenPhone: string;
  readonly hiddenDate: string;
  readonly yes: string;
  readonly no: string;
}

const EN: ExportLabels = {
  titleWith: 'Session with',
  titleAlone: 'Session',
  when: '{date}, {time} ({zone}), {duration}',
  week: 'Week {week}',
  titleManyWith: 'Sessions with',
  titleMany: 'Sessions',
  colon: ': ',
  talk: 'Talk time',
  share:
    'Talk share: the coach spoke for {share}{range} of the time in which somebody spoke. Silence is not in the denominator.',
  shareRange: ' (between {low} and {high})',
  shareUnknown: 'Talk share: too little speech was measured to give one.',
  unmeasured: 'Time without data: {blind}. Microphone muted: {muted}.',
  guess: 'Guess made before seeing the figure: {guess}',
  longestCoachTurn: 'Longest turn of the coach: {duration}',
  medianCoacheeTurn: 'Median turn of the coachee: {duration}',
  silences: 'Silences: {count}',
  holdRate: 'Silences after which the coachee spoke: {rate}',
  notes: 'Notes',
  kind_insight: 'Insight',
  kind_commitment: 'Commitment',
  kind_question: 'Question',
  kind_feeling: 'Feeling',
  kind_parking: 'Parking lot',
  kind_supervision: 'For supervision',
  kind_moment: 'Moment',
  prompts: 'Prompts used',
  reflection: 'Reflection',
  commitments: 'Commitments',
  commitment_open: 'Open',
  commitment_done: 'Done',
  commitment_dropped: 'Let go',
  commitmentDue: '{state}, due {date}',
  commitmentDueWeek: '{state}, due in week {week}',
  next: 'Next session',
  hiddenPerson: '[the person]',
  hiddenLink: '[link]',
  hiddenEmail: '[e-mail]',
  hiddenPhone: '[phone]',
  hiddenDate: '[date]',
  yes: 'yes',
  no: 'no',
};

// French typography: U+00A0 before a colon, U+2019 as the apostrophe.
const FR: ExportLabels = {
  titleWith: 'Séance avec',
  titleAlone: 'Séance',
  when: '{date}, {time} ({zone}), {duration}',
  week: 'Semaine\u00A0{week}',
  titleManyWith: 'Séances avec',
  titleMany: 'Séances',
  colon: '\u00A0: ',
  talk: 'Temps de parole',
  share:
    'Part de parole\u00A0: le coach a parlé pendant {share}{range} du temps où quelqu’un parlait. Le silence ne compte pas dans le dénominateur.',
  shareRange: ' (entre {low} et {high})',
  shareUnknown: 'Part de parole\u00A0: trop peu de parole mesurée pour en donner une.',
  unmeasured: 'Temps sans données\u00A0: {blind}. Micro coupé\u00A0: {muted}.',
  guess: 'Estimation faite avant de voir le chiffre\u00A0: {guess}',
  longestCoachTurn: 'Plus long tour de parole du coach\u00A0: {duration}',
  medianCoacheeTurn: 'Tour de parole médian de la personne accompagnée\u00A0: {duration}',
  silences: 'Silences\u00A0: {count}',
  holdRate: 'Silences après lesquels la personne accompagnée a parlé\u00A0: {rate}',
  notes: 'Notes',
  kind_insight: 'Prise de conscience',
  kind_commitment: 'Engagement',
  kind_question: 'Question',
  kind_feeling: 'Ressenti',
  kind_parking: 'Parking à idées',
  kind_supervision: 'À porter en supervision',
  kind_moment: 'Moment',
  prompts: 'Questions et relances utilisées',
  reflection: 'Retour sur la séance',
  commitments: 'Engagements',
  commitment_open: 'En cours',
  commitment_done: 'Fait',
  commitment_dropped: 'Abandonné',
  commitmentDue: '{state}, pour le {date}',
  commitmentDueWeek: '{state}, pour la semaine\u00A0{week}',
  next: 'Prochaine séance',
  hiddenPerson: '[la personne]',
  hiddenLink: '[lien]',
  hiddenEmail: '[courriel]',
  hiddenPhone: '[téléphone]',
  hiddenDate: '[date]',
  yes: 'oui',
  no: 'non',
};

/** The default labels of each language. */
export const EXPORT_LABELS: Readonly<Record<ExportLanguage, ExportLabels>> = { en: EN, fr: FR };
