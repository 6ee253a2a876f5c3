/**
 * Decks as files, to keep, edit by hand and share. Reading a file succeeds as a whole or fails, with errors
 * by line and field.
 */
import { parseTree, findNodeAtLocation, type Node, type ParseError } from 'jsonc-parser';
import * as z from 'zod/mini';
import { PHASES } from '../session/session';
import { MAX_DECK_PROMPTS, ownPromptId, type DeckPayload } from './deck';
import { INTENTS, MODELS, PROMPT_KINDS, promptSchema, THEMES, type Prompt } from './prompt';

const DECK_FORMAT = 'aparte-deck';
const DECK_VERSION = 1;
const MAX_FILE_CHARS = 5_000_000;

export type DeckProblemReason =
  'tooLarge' | 'notJson' | 'notADeck' | 'newer' | 'missing' | 'wrong' | 'noWords' | 'twice';

export interface DeckProblem {
  readonly reason: DeckProblemReason;
  /** Line number, from 1. */
  readonly line: number;
  /** A path like `prompts[3].theme`; empty for the file as a whole. */
  readonly field: string;
}

export type DeckReading =
  | { readonly ok: true; readonly deck: DeckPayload }
  | { readonly ok: false; readonly problems: readonly DeckProblem[] };

const wording = z._default(z.string().check(z.maxLength(500)), '');

/** Like a stored prompt, with defaults for fields that hand-written files tend to omit. */
const filePrompt = z.object({
  id: z.optional(z.string().check(z.minLength(1), z.maxLength(80))),
  theme: z.literal([...THEMES]),
  phases: z._default(z.array(z.enum(PHASES)).check(z.minLength(1)), [...PHASES]),
  intent: z.enum(INTENTS),
  models: z._default(z.array(z.enum(MODELS)), []),
  kind: z._default(z.enum(PROMPT_KINDS), 'say'),
  en: wording,
  frVous: wording,
  frTu: wording,
});

const deckFile = z.object({
  format: z.literal(DECK_FORMAT),
  version: z.literal(DECK_VERSION),
  name: z.string().check(z.minLength(1), z.maxLength(200)),
  prompts: z.array(filePrompt).check(z.maxLength(MAX_DECK_PROMPTS)),
});

/** Serialises a deck to its file format. */
export function writeDeck({ name, prompts }: DeckPayload): string {
  const file = {
    format: DECK_FORMAT,
    version: DECK_VERSION,
    name,
    prompts: prompts.map(({ origin: _origin, ...prompt }) => prompt),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** @param newId creates ids for prompts without one */
export function readDeck(text: string, newId: () => string): DeckReading {
  if (text.length > MAX_FILE_CHARS) return failed({ reason: 'tooLarge', line: 1, field: '' });
  const errors: ParseError[] = [];
  const tree = treeOf(text, errors);
  const value = valueOf(text);
  if (tree === undefined || value === undefined)
    return failed({ reason: 'notJson', line: lineAt(text, errors[0]?.offset ?? 0), field: '' });

  const problemAt = (reason: DeckProblemReason, path: readonly PropertyKey[]): DeckProblem => ({
    reason,
    line: lineAt(text, offsetOf(tree, path)),
    field: fieldName(path),
  });
  const head = z.object({ format: z.literal(DECK_FORMAT), version: z.number() }).safeParse(value);
  if (!head.success) return failed(problemAt('notADeck', []));
  if (head.data.version > DECK_VERSION) return failed(problemAt('newer', ['version']));

  const read = deckFile.safeParse(value);
  if (!read.success)
    return failed(
      ...read.error.issues.map(({ path }) => {
        const there = path.length === 0 || findNodeAtLocation(tree, segments(path)) !== undefined;
        return problemAt(there ? 'wrong' : 'missing', path);
      }),
    );
  return checked(read.data.name, read.data.prompts, newId, problemAt);
}

function checked(
  name: string,
  listed: readonly z.infer<typeof filePrompt>[],
  newId: () => string,
  problemAt: (reason: DeckProblemReason, path: readonly PropertyKey[]) => DeckProblem,
): DeckReading {
  const problems: DeckProblem[] = [];
  const ids = new Set<string>();
  const prompts = listed.flatMap((entry, index): Prompt[] => {
    const id = entry.id?.startsWith('own-') ? entry.id : ownPromptId(entry.id ?? newId());
    if (ids.has(id)) problems.push(problemAt('twice', ['prompts', index, 'id']));
    ids.add(id);
    const parsed = promptSchema.safeParse({ ...entry, id, origin: 'user' });
    if (parsed.success) return [parsed.data];
    const noWords = [entry.en, entry.frVous, entry.frTu].every((words) => words.trim() === '');
    problems.push(
      noWords
        ? problemAt('noWords', ['prompts', index])
        : problemAt('wrong', ['prompts', index, ...(parsed.error.issues[0]?.path ?? [])]),
    );
    return [];
  });
  const trimmed = name.trim();
  if (trimmed === '') problems.push(problemAt('wrong', ['name']));
  return problems.length > 0 ? failed(...problems) : { ok: true, deck: { name: trimmed, prompts } };
}

function failed(...problems: DeckProblem[]): DeckReading {
  return { ok: false, problems };
}

/** Undefined when the text does not parse; extremely deep nesting overflows the parser's stack. */
function treeOf(text: string, errors: ParseError[]): Node | undefined {
  try {
    return parseTree(text, errors, { disallowComments: true });
  } catch {
    return undefined;
  }
}

function valueOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** The offset of a field, or of its closest existing parent. */
function offsetOf(tree: Node, path: readonly PropertyKey[]): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = findNodeAtLocation(tree, segments(path.slice(0, length)));
    if (node) return node.offset;
  }
  return 0;
}

function segments(path: readonly PropertyKey[]): (string | number)[] {
  return path.map((part) => (typeof part === 'number' ? part : String(part)));
}

function fieldName(path: readonly PropertyKey[]): string {
  return path.reduce<string>((name, part) => {
    if (typeof part === 'number') return `${name}[${part}]`;
    return name === '' ? String(part) : `${name}.${String(part)}`;
  }, '');
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
