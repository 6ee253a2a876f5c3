/** A practice under way, as records: somebody with a long name, a session held, one that runs. */
import { newCheckIn } from '../../../lib/check-ins/check-in';
import { newNote, newPrep } from '../../../lib/notes/note';
import { withConsent, type PersonRecord } from '../../../lib/people/person';
import { newDeck, ownCopy } from '../../../lib/prompts/deck';
import { CORE_PROMPTS } from '../../../lib/prompts/catalogue';
import { newPromptUse } from '../../../lib/prompts/use';
import { newRecord, type AnyRecord } from '../../../lib/records/envelope';
import { newReceipt } from '../../../lib/rights/receipt';
import { heldSession } from './held-session';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const PERSON = 'person-held';

/** As long as names get, and one word that no line can break by itself. */
export const LONG_NAME = 'Marie-Antoinette Wolfeschlegelsteinhausenbergerdorffwelchevor';

/** What the journal and the start of a session show. */
export function stockOfTheJournal(nowMs: number): AnyRecord[] {
  const startedAt = nowMs - 7 * DAY;
  const stamp = (id: string) => ({ id: `stock-${id}`, nowMs: startedAt });
  const links = { sessionId: 'session-held', personId: PERSON };
  const [prompt] = CORE_PROMPTS;
  if (prompt === undefined) throw new Error('The catalogue is empty.');
  const held = heldSession('held', {
    person: LONG_NAME,
    startedAt,
    measured: true,
    notes: [
      'She named the next step herself',
      'Came late, out of breath. https://example.org/a/very/long/address/that/no/line/will/break?by=itself',
    ],
    commitments: ['Call the registry', 'Half a day each week for the project that matters'],
    lines: { moment: 'The long silence', nextTime: 'Wait', supervision: 'My hurry' },
  });
  return [
    ...held.map((record) =>
      record.kind === 'person' ? inFull(record as PersonRecord, startedAt) : record,
    ),
    ...heldSession('brief', { person: 'Léo', startedAt: startedAt - 30 * DAY, measured: true }),
    newNote('? Ask her about the team', startedAt, stamp('question'), links),
    { ...newNote('> Whether to move house', startedAt, stamp('parked'), links) },
    newPrep('Begin with what she tried', { id: 'stock-prep', nowMs }, PERSON),
    newPromptUse(prompt.id, 'What would be a good use of this hour?', stamp('use'), links),
    newCheckIn(
      { implication: 7, wellBeing: 5, goals: [{ goalId: 'goal', level: 1 }] },
      stamp('check'),
      PERSON,
    ),
    newDeck('Questions I come back to', [ownCopy(prompt, 'own')], stamp('deck'), null),
    newReceipt(
      {
        reason: 'asked',
        counts: [
          { kind: 'note', count: 12 },
          { kind: 'person', count: 1 },
        ],
      },
      stamp('receipt'),
    ),
  ];
}

function inFull(record: PersonRecord, at: number): PersonRecord {
  const levels: [string, string, string, string, string] = [
    'Never',
    'Once',
    'Weekly',
    'Daily',
    'Always',
  ];
  const payload = {
    ...withConsent(record.payload, true, at),
    realName: LONG_NAME,
    links: ['https://meet.google.com/abc-defg-hij'],
    tags: ['leadership', 'a tag of more words than most'],
    agreement: 'Six sessions, once a month.',
    goals: [{ id: 'goal', title: 'Say no in time', levels, createdAt: at }],
    checkInEveryWeeks: 2,
  };
  return { ...record, payload };
}

/** A session of an hour, so far along that everything may be on screen; of no call in any tab. */
export function runningSession(
  nowMs: number,
  ranMs: number,
  setting: 'call' | 'inPerson' = 'inPerson',
): AnyRecord[] {
  const startedAt = nowMs - ranMs;
  const links = { sessionId: 'session-running', personId: PERSON };
  const stamp = (id: string) => ({ id: `running-${id}`, nowMs: startedAt + MINUTE });
  return [
    newRecord(
      'session',
      {
        setting,
        plannedMs: 60 * MINUTE,
        events: [{ type: 'started' as const, at: startedAt }],
        reflectionOpenedAt: null,
      },
      { id: links.sessionId, nowMs: startedAt },
      links,
    ),
    newRecord('chunk', heard(startedAt, ranMs), stamp('chunk'), links),
    newNote(
      'Arrived scattered; nearly moved our call',
      startedAt + 2 * MINUTE,
      stamp('first'),
      links,
    ),
    newNote('! One day each week for making', startedAt + 9 * MINUTE, stamp('second'), links),
  ];
}

/** In each minute, the other for 40 s and then the coach for 15 s: measures begin with the others. */
function heard(startedAt: number, ranMs: number) {
  const minutes = Array.from(
    { length: Math.floor(ranMs / MINUTE) },
    (_, index) => startedAt + index * MINUTE,
  );
  return {
    fromMs: startedAt,
    toMs: startedAt + ranMs,
    page: 'page',
    covered: [[startedAt, startedAt + minutes.length * MINUTE]],
    muted: [],
    coach: minutes.map((at) => [at + 43_000, at + 58_000]),
    coachee: minutes.map((at) => [at, at + 40_000]),
    streams: [],
    uncertainMs: { coach: 0, coachee: 0 },
  };
}
