/**
 * Everything stored about a person as one readable document. The page and the exported file render the same
 * tree, so that their content is identical.
 */
import type { Heading, Paragraph, Root, RootContent } from 'mdast';
import { sanitised, heading, list, trusted, paragraph } from '../export/blocks';
import { sessionTree } from '../export/document';
import { calendarDateText, durationText, instantText, sessionTime } from '../export/format';
import { sanitisedLine, sanitisedText } from '../export/sanitise';
import { EXPORT_LABELS } from '../export/labels';
import { sessionDocument, type DocumentContext } from '../export/session-document';
import type { en } from '../i18n/en';
import { runningIntervals, sessionTimeMs } from '../session/clock';
import { startedAt, type SessionRecord } from '../session/session';
import { HELD_KINDS, type PersonHoldings } from './holdings';

/** Keys of words with a count have several forms, selected by `count`. */
type Counted<Key> = Key extends `${infer Word}_${'zero' | 'one' | 'other'}` ? Word : Key;
export type PersonReportWord = Counted<keyof typeof en.rights.account>;

export interface PersonReportContext extends DocumentContext {
  /** A word of the interface in the document's language. */
  say(word: PersonReportWord, values?: Readonly<Record<string, string | number>>): string;
}

type Item = Paragraph[];

/** Records marked deleted come last, in a section of their own: they are still stored. */
export function personReportTree(holdings: PersonHoldings, context: PersonReportContext): Root {
  const { say, nowMs } = context;
  const living = divide(holdings, false);
  const deleted = divide(holdings, true);
  const sessions = living.session.toSorted(
    (a, b) => startedAt(a.payload.events) - startedAt(b.payload.events),
  );
  const name = sanitisedLine(holdings.person[0]?.payload.name ?? '');
  return {
    type: 'root',
    children: [
      { type: 'heading', depth: 1, children: [...trusted(`${say('title')} `), ...trusted(name)] },
      paragraph(trusted(say('madeAt', { when: when(nowMs, context) }))),
      ...titled(2, say('person'), personItems(living, context)),
      ...titled(2, say('outside'), outsideItems(living, context)),
      heading(2, say('sessions', { count: sessions.length })),
      ...sessions.flatMap((session) => sessionPart(session, living, context)),
      ...titled(2, say('deleted'), deletedItems(deleted, context)),
    ],
  };
}

function divide(holdings: PersonHoldings, deleted: boolean): PersonHoldings {
  const part = HELD_KINDS.map((kind) => [
    kind,
    holdings[kind].filter(({ deletedAt }) => (deletedAt !== null) === deleted),
  ]);
  return Object.fromEntries(part) as unknown as PersonHoldings;
}

function titled(depth: Heading['depth'], title: string, items: readonly Item[]): RootContent[] {
  return items.length === 0 ? [] : [heading(depth, title), list(items)];
}

function when(epochMs: number, { timeZone, language }: DocumentContext): string {
  const { date, time } = instantText(epochMs, timeZone, language);
  return `${date}, ${time}`;
}

/** A label, then the person's words; nothing when there are none. */
function line(label: string, text: string, { language }: DocumentContext): Item[] {
  if (sanitisedText(text) === '') return [];
  return [sanitised(text, trusted(`${label}${EXPORT_LABELS[language].colon}`))];
}

const fact = (text: string): Item => [paragraph(trusted(text))];

function personItems({ person }: PersonHoldings, context: PersonReportContext): Item[] {
  const { say } = context;
  return person.flatMap(({ payload, createdAt }) => [
    ...line(say('name'), payload.name, context),
    ...line(say('realName'), payload.realName, context),
    fact(say('enteredAt', { when: when(createdAt, context) })),
    fact(say(payload.language === 'fr' ? 'promptsFrench' : 'promptsEnglish')),
    ...(payload.language === 'fr' ? [fact(say(payload.address))] : []),
    fact(say('planned', { duration: durationText(payload.plannedMs) })),
    ...payload.consents.map(({ at, given }) =>
      fact(say(given ? 'consentYes' : 'consentNo', { when: when(at, context) })),
    ),
    ...payload.links.flatMap((link) => line(say('link'), link, context)),
    ...payload.startsAt.flatMap((link) => line(say('startsAt'), link, context)),
    ...line(say('tags'), payload.tags.join(', '), context),
    ...line(say('agreement'), payload.agreement, context),
    ...payload.goals.flatMap(({ title, levels }) => [
      ...line(say('goal'), title, context),
      ...levels.flatMap((level, index) =>
        line(say('goalLevel', { level: signed(index - 2) }), level, context),
      ),
    ]),
    ...(payload.pinnedPrompts.length > 0
      ? [fact(say('pinned', { count: payload.pinnedPrompts.length }))]
      : []),
    ...(payload.checkInEveryWeeks === null
      ? []
      : [fact(say('checkInEvery', { count: payload.checkInEveryWeeks }))]),
  ]);
}

/** Items that belong to the person but to no session. */
function outsideItems(holdings: PersonHoldings, context: PersonReportContext): Item[] {
  const { say } = context;
  const titles = new Map(
    holdings.person.flatMap(({ payload }) => payload.goals.map(({ id, title }) => [id, title])),
  );
  const alone = ({ sessionId }: { readonly sessionId: string | null }) => sessionId === null;
  return [
    ...holdings.checkIn.flatMap(({ payload: { at, implication, wellBeing, goals } }) => [
      fact(
        say('checkIn', {
          when: when(at, context),
          implication: implication ?? '–',
          wellBeing: wellBeing ?? '–',
        }),
      ),
      ...goals.flatMap(({ goalId, level }) =>
        line(say('goalAt', { level: signed(level) }), titles.get(goalId) ?? goalId, context),
      ),
    ]),
    ...holdings.commitment
      .filter(alone)
      .flatMap(({ payload: { text, due, state } }) =>
        line(
          [
            EXPORT_LABELS[context.language][`commitment_${state}`],
            due === null ? null : calendarDateText(due, context.language),
          ]
            .filter((part) => part !== null)
            .join(', '),
          text,
          context,
        ),
      ),
    ...holdings.note
      .filter(alone)
      .flatMap(({ payload, createdAt }) =>
        line(say('note', { when: when(createdAt, context) }), payload.text, context),
      ),
    ...holdings.deck.flatMap(({ payload: { name, prompts } }) =>
      line(say('deck', { count: prompts.length }), name, context),
    ),
  ];
}

function sessionPart(
  session: SessionRecord,
  holdings: PersonHoldings,
  context: PersonReportContext,
): RootContent[] {
  const of = <R extends { readonly sessionId: string | null }>(records: readonly R[]): R[] =>
    records.filter(({ sessionId }) => sessionId === session.id);
  const document = sessionDocument(
    {
      session: session.payload,
      person: null,
      chunks: of(holdings.chunk).map(({ payload }) => payload),
      notes: of(holdings.note).map(({ payload }) => payload),
      promptUses: of(holdings.promptUse).map(({ payload }) => payload),
      reflection: of(holdings.reflection)[0]?.payload ?? null,
      commitments: of(holdings.commitment).map(({ payload }) => payload),
    },
    context,
  );
  const { children } = sessionTree(document, EXPORT_LABELS[context.language]);
  return [...children.map(deeper), ...restOfSession(session, holdings, context)];
}

/** Items of a session that its own export document leaves out. */
function restOfSession(
  { id, payload }: SessionRecord,
  holdings: PersonHoldings,
  context: PersonReportContext,
): RootContent[] {
  const { say, nowMs } = context;
  const stretches = runningIntervals(payload.events, nowMs);
  const chunks = holdings.chunk.filter(({ sessionId }) => sessionId === id);
  const spoken = chunks.reduce(
    (sum, { payload: { coach, coachee } }) => sum + coach.length + coachee.length,
    0,
  );
  const items: Item[] = [
    ...(spoken > 0 ? [fact(say('spoken', { count: spoken }))] : []),
    ...holdings.nudge
      .filter(({ sessionId }) => sessionId === id)
      .map(({ payload: { shownAt, trigger } }) =>
        sanitised(
          trigger,
          trusted(`${sessionTime(sessionTimeMs(stretches, shownAt))} ${say('nudge')} `),
        ),
      ),
    ...holdings.draft
      .filter(({ sessionId }) => sessionId === id)
      .flatMap((draft) => line(say('draft'), draft.payload.text, context)),
  ];
  return titled(4, say('also'), items);
}

function deletedItems(holdings: PersonHoldings, context: PersonReportContext): Item[] {
  const { say } = context;
  return [
    ...holdings.note.flatMap(({ payload, createdAt }) =>
      line(say('note', { when: when(createdAt, context) }), payload.text, context),
    ),
    ...holdings.commitment.flatMap(({ payload }) =>
      line(EXPORT_LABELS[context.language].commitments, payload.text, context),
    ),
    ...holdings.deck.flatMap(({ payload: { name, prompts } }) =>
      line(say('deck', { count: prompts.length }), name, context),
    ),
    ...holdings.session.map(({ payload }) =>
      fact(say('session', { when: when(startedAt(payload.events), context) })),
    ),
  ];
}

/** Lowers the headings of a session's document by two levels. */
function deeper(node: RootContent): RootContent {
  if (node.type !== 'heading') return node;
  return { ...node, depth: Math.min(6, node.depth + 2) as Heading['depth'] };
}

function signed(level: number): string {
  return level > 0 ? `+${level}` : level < 0 ? `−${-level}` : '0';
}
