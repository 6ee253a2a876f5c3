import { createInstance } from 'i18next';
import type { Nodes } from 'mdast';
import { beforeAll, describe, expect, it } from 'vitest';
import { personReportContext } from '../../../components/rights/personReportContext';
import { toHtml, toMarkdown } from '../../../lib/export/render';
import { LANGUAGES, type Language } from '../../../lib/i18n';
import { draftId, newDraft } from '../../../lib/notes/draft';
import { newNote } from '../../../lib/notes/note';
import { newNudge } from '../../../lib/nudges/nudge';
import { newPerson, withConsent } from '../../../lib/people/person';
import { newDeck } from '../../../lib/prompts/deck';
import { newRecord, withDeleted } from '../../../lib/records/envelope';
import { newReflection } from '../../../lib/reflection/reflection';
import { newCommitment } from '../../../lib/commitments/commitment';
import { newCheckIn } from '../../../lib/check-ins/check-in';
import { newPromptUse } from '../../../lib/prompts/use';
import { personReportTree } from '../../../lib/rights/person-report';
import { allOf, type PersonHoldings } from '../../../lib/rights/holdings';
import { htmlPage } from '../../../lib/export/page';
import { personFile } from '../../../lib/rights/person-file';

const NOW = Date.parse('2026-05-04T09:00:00Z');
const words = createInstance();

beforeAll(async () => {
  await words.init({
    lng: 'en',
    resources: Object.fromEntries(
      Object.entries(LANGUAGES).map(([language, translation]) => [language, { translation }]),
    ),
    interpolation: { escapeValue: false },
  });
});

const context = (language: Language) =>
  personReportContext(words, language, { timeZone: 'UTC', nowMs: NOW, minSpeechForShareMs: 0 });

/** One record of every kind, each with its own text: `word-note`, `word-draft` … */
function holdings(): PersonHoldings {
  const stamp = (id: string) => ({ id, nowMs: NOW });
  const links = { sessionId: 's', personId: 'p' };
  const person = newPerson('word-name', 'fr', stamp('p'));
  const reflection = newReflection('s', 'p', NOW);
  const whole: [number, number][] = [[NOW, NOW + 5_000]];
  return {
    person: [
      {
        ...person,
        payload: {
          ...withConsent(person.payload, true, NOW),
          realName: 'word-real-name',
          agreement: 'word-agreement',
          links: ['word-link.example/room'],
          startsAt: ['word-starts.example/room'],
          tags: ['word-tag'],
          goals: [
            {
              id: 'g',
              title: 'word-goal',
              levels: ['word-level-1', 'word-level-2', '', 'word-level-4', 'word-level-5'],
              createdAt: NOW,
            },
          ],
          checkInEveryWeeks: 6,
          pinnedPrompts: ['1.1'],
        },
      },
    ],
    session: [
      {
        ...newRecord(
          'session',
          {
            setting: 'call' as const,
            plannedMs: 3_600_000,
            events: [
              { type: 'started' as const, at: NOW },
              { type: 'ended' as const, at: NOW + 60_000, reason: 'coach' as const },
            ],
            reflectionOpenedAt: null,
          },
          stamp('s'),
          links,
        ),
      },
    ],
    chunk: [
      newRecord(
        'chunk',
        {
          fromMs: NOW,
          toMs: NOW + 5_000,
          page: 'page',
          covered: whole,
          muted: [],
          coach: whole,
          coachee: [],
          streams: [],
          uncertainMs: { coach: 0, coachee: 0 },
        },
        stamp('c'),
        links,
      ),
    ],
    note: [
      newNote('word-note', NOW, stamp('n'), links),
      withDeleted(newNote('word-deleted', NOW, stamp('d'), links), true, NOW),
    ],
    promptUse: [newPromptUse('1.1', 'word-prompt', stamp('u'), links)],
    reflection: [
      {
        ...reflection,
        payload: {
          ...reflection.payload,
          lines: { moment: 'word-moment', nextTime: 'word-next', supervision: 'word-supervision' },
        },
      },
    ],
    commitment: [
      newCommitment('word-commitment', null, stamp('k'), links),
      newCommitment('word-outside', null, stamp('o'), { sessionId: null, personId: 'p' }),
    ],
    draft: [
      newDraft(
        draftId('note', 's'),
        's',
        { text: 'word-draft', begunAt: NOW, momentAt: null, noteId: 'x' },
        NOW,
      ),
    ],
    nudge: [newNudge('word-trigger', stamp('t'), links)],
    deck: [newDeck('word-deck', [], stamp('e'), 'p')],
    checkIn: [
      newCheckIn(
        { implication: 7, wellBeing: 8, goals: [{ goalId: 'g', level: 2 }] },
        stamp('i'),
        'p',
      ),
    ],
  };
}

const wordsIn = (text: string) => new Set(text.match(/word-[a-z-]+\d?/g));

function textOf(node: Nodes): string {
  if (!('children' in node)) return 'value' in node ? node.value : '\n';
  return `${node.children.map(textOf).join('')}\n`;
}

describe.each(['en', 'fr'] as const)(
  'the report of everything stored about a person, in %s',
  (language) => {
    it('contains every stored text', () => {
      const stored = wordsIn(JSON.stringify(allOf(holdings())));
      expect(stored.size).toBeGreaterThan(20);
      const tree = personReportTree(holdings(), context(language));
      expect(wordsIn(textOf(tree))).toEqual(stored);
      expect(wordsIn(toMarkdown(tree).replaceAll('\\', ''))).toEqual(stored);
      expect(wordsIn(toHtml(tree))).toEqual(stored);
    });

    it('translates every phrase', () => {
      expect(textOf(personReportTree(holdings(), context(language)))).not.toMatch(/rights\.|\{\{/);
    });
  },
);

it('the person report keeps any name in one line and escapes it', () => {
  const hostile = holdings();
  const person = hostile.person[0]!;
  const named = {
    ...hostile,
    person: [{ ...person, payload: { ...person.payload, name: '<script>x</script>\n# no' } }],
  };
  const html = htmlPage(toHtml(personReportTree(named, context('en'))), 'Aparté', 'en');
  expect(html).not.toContain('<script');
  expect(html).toContain('&#x3C;script>x&#x3C;/script> # no</h1>');
});

it('the machine-readable report contains every record as stored', () => {
  const file = JSON.parse(personFile(holdings(), NOW)) as Record<string, unknown>;
  expect(file).toEqual({
    format: 'aparte-person',
    version: 1,
    madeAt: NOW,
    records: JSON.parse(JSON.stringify(allOf(holdings()))),
  });
});
