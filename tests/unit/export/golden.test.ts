import { describe, expect, test } from 'vitest';
import { sessionTree, type SessionDocument } from '../../../lib/export/document';
import { EXPORT_LABELS } from '../../../lib/export/labels';
import { toHtml, toMarkdown, toPlain } from '../../../lib/export/render';
import { ENGLISH, FRENCH } from './sample';

const tree = (doc: SessionDocument) => sessionTree(doc, EXPORT_LABELS[doc.language]);

const MARKDOWN_EN = `# Session with Camille

1 March 2026, 14:30 (Europe/Paris), 58\u00A0min\u00A02\u00A0s

## Talk time

- Talk share: the coach spoke for 24% (between 20% and 28%) of the time in which somebody spoke. Silence is not in the denominator. Time without data: 1\u00A0min\u00A012\u00A0s. Microphone muted: 0\u00A0s.
- Guess made before seeing the figure: 30%
- Longest turn of the coach: 1\u00A0min\u00A020\u00A0s
- Median turn of the coachee: 8\u00A0s
- Silences: 4
- Silences after which the coachee spoke: 75%

## Notes

- [1:03] Arrives tired.

  Wants clarity.

- [12:34] Moment

- [1:02:05] Commitment: Call Ana.\\
  Then write it down.

## Prompts used

- [10:00] What matters most to you here?

## Reflection

- 7/10 – I was present and listening

### A moment that mattered

The long silence.

## Commitments

- Open, due 8 March 2026: Call Ana
- Done: Sleep

## Next session

1 April 2026
`;

const NOTES_HTML_EN = `<h2>Notes</h2>
<ul>
<li>
<p>[1:03] Arrives tired.</p>
<p>Wants clarity.</p>
</li>
<li>[12:34] Moment</li>
<li>[1:02:05] Commitment: Call Ana.<br>Then write it down.</li>
</ul>
`;

const NOTES_PLAIN_EN = `Notes

- [1:03] Arrives tired.

  Wants clarity.
- [12:34] Moment
- [1:02:05] Commitment: Call Ana.
  Then write it down.

`;

const PLAIN_FR = `Séance avec Camille

1er mars 2026, 14:30 (Europe/Paris), 58\u00A0min\u00A02\u00A0s

Temps de parole

- Part de parole\u00A0: le coach a parlé pendant 24\u00A0% (entre 20\u00A0% et 28\u00A0%) du temps où quelqu’un parlait. Le silence ne compte pas dans le dénominateur. Temps sans données\u00A0: 1\u00A0min\u00A012\u00A0s. Micro coupé\u00A0: 0\u00A0s.
- Estimation faite avant de voir le chiffre\u00A0: 30\u00A0%
- Plus long tour de parole du coach\u00A0: 1\u00A0min\u00A020\u00A0s
- Tour de parole médian de la personne accompagnée\u00A0: 8\u00A0s
- Silences\u00A0: 4
- Silences après lesquels la personne accompagnée a parlé\u00A0: 75\u00A0%

Notes

- [1:03] Prise de conscience\u00A0: Ce n’est pas un problème de temps.

Retour sur la séance

- 7,5/10 – J’étais présent·e, à l’écoute

Engagements

- Abandonné, pour le 8 mars 2026\u00A0: Appeler Ana

Prochaine séance

1er avril 2026
`;

describe('a complete session exported', () => {
  test('as English Markdown equals the expected text', () => {
    expect(toMarkdown(tree(ENGLISH))).toBe(MARKDOWN_EN);
  });

  test('as English HTML equals the expected text', () => {
    const html = toHtml(tree(ENGLISH));
    expect(html.startsWith('<h1>Session with Camille</h1>\n<p>1 March 2026')).toBe(true);
    expect(html).toContain(NOTES_HTML_EN);
    expect(html).toContain('<h3>A moment that mattered</h3>\n<p>The long silence.</p>');
    expect(html.endsWith('<h2>Next session</h2>\n<p>1 April 2026</p>')).toBe(true);
  });

  test('as English plain text equals the expected text', () => {
    expect(toPlain(tree(ENGLISH))).toContain(NOTES_PLAIN_EN);
  });

  test('as French plain text equals the expected text', () => {
    expect(toPlain(tree(FRENCH))).toBe(PLAIN_FR);
  });

  test('as French Markdown and HTML equals the expected text', () => {
    const item = '[1:03] Prise de conscience\u00A0: Ce n’est pas un problème de temps.';
    expect(toMarkdown(tree(FRENCH))).toContain(`## Notes\n\n- ${item}\n`);
    expect(toHtml(tree(FRENCH))).toContain(`<h2>Notes</h2>\n<ul>\n<li>${item}</li>\n</ul>`);
  });
});

describe('an exported session leaves out missing parts', () => {
  const bare: SessionDocument = {
    language: 'en',
    person: ' \n',
    startedAt: 0,
    timeZone: 'Nowhere/Land',
    elapsedMs: 3_720_000,
    notes: [{ atMs: 0, kind: 'free', text: ' \r\n\t', shareable: false }],
    prompts: [{ atMs: 0, text: '' }],
    scales: [{ label: 'Presence', value: null }],
    lines: [{ label: 'For supervision', text: '\n' }],
    commitments: [{ text: ' ', state: 'open', shareable: true }],
    nextDate: '2026-02-30',
  };

  test('without content: title and date stay, and an unknown time zone becomes UTC', () => {
    expect(toPlain(tree(bare))).toBe(
      'Session\n\n1 January 1970, 00:00 (UTC), 1\u00A0h\u00A02\u00A0min\n',
    );
  });

  test('with too little speech: the share is missing, and unheard time is stated', () => {
    const measures = {
      coachShare: null,
      longestCoachTurnMs: null,
      medianCoacheeTurnMs: null,
      silences: 0,
      holdRate: null,
      blindMs: 5000,
      mutedMs: 61_000,
    };
    expect(toPlain(tree({ ...bare, measures }))).toContain(
      'Talk time\n\n- Talk share: too little speech was measured to give one. Time without data: 5\u00A0s. Microphone muted: 1\u00A0min\u00A01\u00A0s.\n- Silences: 0\n',
    );
  });
});

test('French export labels have French typography', () => {
  for (const text of Object.values(EXPORT_LABELS.fr)) {
    expect(text).not.toMatch(/'|(?<!\u00A0):|(?<!\u202F)[;!?]/);
  }
  expect(Object.keys(EXPORT_LABELS.fr)).toEqual(Object.keys(EXPORT_LABELS.en));
});
