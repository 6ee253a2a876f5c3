/**
 * Files that are nearly backups or decks: cut off, with parts taken out, swapped, repeated or made up.
 * None of them is a crash, and what is read is the whole file or nothing.
 */
import fc from 'fast-check';
import { writeBackup } from '../../lib/backup/format';
import { readBackup } from '../../lib/backup/read';
import { RECORD_SCHEMAS } from '../../lib/backup/schemas';
import { deckPayload } from '../../lib/prompts/deck';
import { readDeck, writeDeck } from '../../lib/prompts/deck-file';
import { INTENTS, MODELS, PROMPT_KINDS, THEMES } from '../../lib/prompts/prompt';
import { PHASES } from '../../lib/session/session';
import { holdings } from '../unit/backup/arbitrary-holdings';
import type { FaultResult } from './fault';
import { malformed } from './setting/malformed';
import { randomFrom } from './setting/random';

const ORIGINALS = 500;
/** Every third file is nearly a deck. */
const DECK_EVERY = 3;

interface Outcome {
  readonly name: string;
  readonly miss: string | null;
}

const words = fc.string({ maxLength: 60 });
const deck = fc.record({
  name: fc.string({ minLength: 1, maxLength: 40 }).filter((name) => name.trim() !== ''),
  prompts: fc.uniqueArray(
    fc.record({
      id: fc.nat().map((number) => `own-${number}`),
      theme: fc.constantFrom(...THEMES),
      phases: fc.subarray([...PHASES], { minLength: 1 }),
      intent: fc.constantFrom(...INTENTS),
      models: fc.subarray([...MODELS]),
      kind: fc.constantFrom(...PROMPT_KINDS),
      en: words.map((text) => `Say ${text}`),
      frVous: words,
      frTu: words,
      origin: fc.constant('user' as const),
    }),
    { selector: ({ id }) => id, maxLength: 8 },
  ),
});

export async function run(count: number, seed: number): Promise<FaultResult> {
  const random = randomFrom(seed);
  const misses: string[] = [];
  const outcomes: Record<string, number> = {};
  const sampled = { numRuns: Math.min(count, ORIGINALS), seed };
  const backups = fc
    .sample(holdings, sampled)
    .map((held) => writeBackup({ madeAt: 1, dbId: 'one', damaged: [], ...held }));
  const decks = fc.sample(deck, sampled).map(writeDeck);
  for (let index = 0; index < count; index += 1) {
    const nearlyDeck = index % DECK_EVERY === 0;
    const text = malformed(random.oneOf(nearlyDeck ? decks : backups), random);
    const outcome = guarded(nearlyDeck ? deckOutcome : backupOutcome, text);
    const name = `${nearlyDeck ? 'deck' : 'backup'} ${outcome.name}`;
    if (outcome.miss !== null) misses.push(`${name}, ${outcome.miss}: ${text.slice(0, 300)}`);
    outcomes[name] = (outcomes[name] ?? 0) + 1;
  }
  return { runs: count, misses, figures: outcomes };
}

function guarded(read: (text: string) => Outcome, text: string): Outcome {
  try {
    return read(text);
  } catch (error) {
    return { name: 'crashed', miss: String(error) };
  }
}

function backupOutcome(text: string): Outcome {
  const read = readBackup(text);
  if (read.state === 'sealed') return { name: 'sealed', miss: null };
  if (read.state === 'problem') {
    const { problem } = read;
    const placeless = problem.code === 'malformed' && problem.place === '';
    return { name: problem.code, miss: placeless ? 'malformed, and no word where' : null };
  }
  const { records } = JSON.parse(text) as { records: Record<string, unknown[]> };
  const written = Object.values(records).reduce((sum, list) => sum + list.length, 0);
  if (written !== read.backup.records.length) return { name: 'read', miss: 'read in part' };
  const bad = read.backup.records.find(
    (record) => !RECORD_SCHEMAS[record.kind].safeParse(record).success,
  );
  return { name: 'read', miss: bad ? `read with a bad ${bad.kind}` : null };
}

function deckOutcome(text: string): Outcome {
  let made = 0;
  const read = readDeck(text, () => `made-${(made += 1)}`);
  if (!read.ok) {
    const [first] = read.problems;
    const lines = text.split('\n').length;
    const lost = read.problems.some(({ line }) => line < 1 || line > lines);
    if (first === undefined) return { name: 'refused', miss: 'no word why' };
    return { name: first.reason, miss: lost ? 'a line that is not there' : null };
  }
  const { prompts } = JSON.parse(text) as { prompts: unknown[] };
  if (prompts.length !== read.deck.prompts.length) return { name: 'read', miss: 'read in part' };
  const fits = deckPayload.safeParse(read.deck).success;
  return { name: 'read', miss: fits ? null : 'read, and cannot be stored' };
}
