import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CORE_PROMPTS } from '../../../lib/prompts/catalogue';
import {
  newDeck,
  ownCopy,
  ownPromptId,
  promptsFor,
  withoutPrompt,
  withPrompt,
  withPromptMoved,
} from '../../../lib/prompts/deck';
import { readDeck, writeDeck } from '../../../lib/prompts/deck-file';
import { INTENTS, MODELS, promptSchema, THEMES, type Prompt } from '../../../lib/prompts/prompt';
import { PHASES } from '../../../lib/session/session';

const [first, second, third] = CORE_PROMPTS as [Prompt, Prompt, Prompt, ...Prompt[]];
const own = [first, second, third].map((prompt, index) => ownCopy(prompt, `x${index}`));
const deck = { name: 'Mine', prompts: own };
const ids = (prompts: readonly Prompt[]) => prompts.map(({ id }) => id);
let made = 0;
const newId = () => `id-${++made}`;

describe('a deck', () => {
  it('requires a name', () => {
    expect(() => newDeck('  ', [], { id: 'd', nowMs: 1 }, null)).toThrow(RangeError);
  });

  it('appends a new prompt, and replaces an edited one in place', () => {
    const [a, b] = own as [Prompt, Prompt];
    expect(ids(withPrompt({ ...deck, prompts: [a] }, b).prompts)).toEqual([a.id, b.id]);
    const edited = withPrompt(deck, { ...b, en: 'Edited?' });
    expect(ids(edited.prompts)).toEqual(ids(own));
    expect(edited.prompts[1]?.en).toBe('Edited?');
    expect(ids(withoutPrompt(deck, b.id).prompts)).not.toContain(b.id);
  });

  it.each([
    ['own-x0', 1, ['own-x1', 'own-x0', 'own-x2']],
    ['own-x2', -5, ['own-x2', 'own-x0', 'own-x1']],
    ['own-x0', 9, ['own-x1', 'own-x2', 'own-x0']],
    ['unknown', 1, ['own-x0', 'own-x1', 'own-x2']],
  ])('moves %s by %i', (id, by, order) => {
    expect(ids(withPromptMoved(deck, id, by).prompts)).toEqual(order);
  });

  it('generates prompt ids that are always valid', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const id = ownPromptId(`a${text}`);
        expect(promptSchema.safeParse({ ...first, id, origin: 'user' }).success).toBe(true);
      }),
    );
  });
});

describe('the prompts of a session', () => {
  const stamp = { id: 'd', nowMs: 1 };
  const forAll = newDeck('All', [own[0]!], { ...stamp, id: 'd1' }, null);
  const forOne = newDeck('One', [own[1]!], { ...stamp, id: 'd2' }, 'p1');

  it('are the coach’s own first, then the catalogue without hidden ones', () => {
    const prompts = promptsFor(CORE_PROMPTS, [forAll, forOne], 'p2', [first.id]);
    expect(prompts[0]).toBe(own[0]);
    expect(ids(prompts)).not.toContain(first.id);
    expect(ids(prompts)).not.toContain(own[1]!.id);
    expect(prompts).toHaveLength(CORE_PROMPTS.length);
  });

  it('include the person’s own deck', () => {
    expect(ids(promptsFor(CORE_PROMPTS, [forAll, forOne], 'p1', []))).toContain(own[1]!.id);
  });

  it('contain each id once', () => {
    const twice = promptsFor([], [forAll, { ...forAll, id: 'd3' }], null, []);
    expect(ids(twice)).toEqual([own[0]!.id]);
  });
});

describe('a deck file', () => {
  const prompt: fc.Arbitrary<Prompt> = fc.record({
    id: fc.uuid().map(ownPromptId),
    theme: fc.constantFrom(...THEMES),
    phases: fc.subarray([...PHASES], { minLength: 1 }),
    intent: fc.constantFrom(...INTENTS),
    models: fc.subarray([...MODELS]),
    kind: fc.constantFrom('say' as const, 'self-cue' as const),
    en: fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }).map((text) => `E${text}`),
    frVous: fc.string({ unit: 'binary', maxLength: 200 }),
    frTu: fc.string({ maxLength: 200 }),
    origin: fc.constant('user' as const),
  });

  it('reads back as written', () => {
    const decks = fc.record({
      name: fc.string({ minLength: 1, maxLength: 100 }).map((name) => `N${name}`.trim()),
      prompts: fc.uniqueArray(prompt, { selector: ({ id }) => id, maxLength: 10 }),
    });
    fc.assert(
      fc.property(decks, (payload) => {
        expect(readDeck(writeDeck(payload), newId)).toEqual({ ok: true, deck: payload });
      }),
    );
  });

  it('may omit optional fields', () => {
    const text =
      '{"format":"aparte-deck","version":1,"name":"N","prompts":[{"theme":3,"intent":"invite","en":"And?"}]}';
    const read = readDeck(text, () => 'fresh');
    expect(read).toMatchObject({
      ok: true,
      deck: { prompts: [{ id: 'own-fresh', kind: 'say', phases: PHASES, origin: 'user' }] },
    });
  });

  it.each<[string, string, string, number, string]>([
    ['no JSON', '{\n"format": oops}', 'notJson', 2, ''],
    ['a comment', '// deck\n{}', 'notJson', 1, ''],
    ['another file', '{\n"name": "x"}', 'notADeck', 1, ''],
    ['a list', '[]', 'notADeck', 1, ''],
    ['a newer version', '{"format":"aparte-deck",\n"version":2}', 'newer', 2, 'version'],
    ['no name', '{"format":"aparte-deck","version":1,\n"prompts":[]}', 'missing', 1, 'name'],
    [
      'an unknown theme',
      '{"format":"aparte-deck","version":1,"name":"N","prompts":[\n{"theme":3,"intent":"invite","en":"a"},\n{"theme":9,"intent":"invite","en":"a"}]}',
      'wrong',
      3,
      'prompts[1].theme',
    ],
    [
      'no words',
      '{"format":"aparte-deck","version":1,"name":"N","prompts":[\n{"theme":3,"intent":"invite","en":" "}]}',
      'noWords',
      2,
      'prompts[0]',
    ],
    [
      'the same id twice',
      '{"format":"aparte-deck","version":1,"name":"N","prompts":[{"id":"a","theme":3,"intent":"invite","en":"a"},\n{"id":"a","theme":3,"intent":"invite","en":"a"}]}',
      'twice',
      2,
      'prompts[1].id',
    ],
    [
      'words without end',
      `{"format":"aparte-deck","version":1,"name":"N","prompts":[{"theme":3,"intent":"invite","en":"${'a'.repeat(501)}"}]}`,
      'wrong',
      1,
      'prompts[0].en',
    ],
    ['too much', ' '.repeat(5_000_001), 'tooLarge', 1, ''],
    ['nesting without end', '['.repeat(200_000), 'notJson', 1, ''],
  ])('with %s is refused with line and field', (_what, text, reason, line, field) => {
    const read = readDeck(text, newId);
    expect(read.ok).toBe(false);
    if (!read.ok) expect(read.problems[0]).toEqual({ reason, line, field });
  });

  it('is read completely or not at all, whatever it contains', () => {
    const good = writeDeck(deck);
    fc.assert(
      fc.property(fc.nat(good.length), fc.string({ maxLength: 5 }), (at, text) => {
        const read = readDeck(good.slice(0, at) + text + good.slice(at + text.length), newId);
        if (!read.ok) expect(read.problems.length).toBeGreaterThan(0);
        else
          for (const each of read.deck.prompts)
            expect(promptSchema.safeParse(each).success).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});
