import { describe, expect, it } from 'vitest';
import { CORE_PROMPTS } from '../../../lib/prompts/catalogue';
import {
  drawPrompt,
  filterPrompts,
  indexPrompts,
  nextPrompt,
  previousPrompt,
  type PromptFilter,
} from '../../../lib/prompts/find';
import type { Prompt } from '../../../lib/prompts/prompt';
import { foldText } from '../../../lib/text/fold';

function prompt(id: string, en: string, frVous: string, frTu = frVous): Prompt {
  return {
    id,
    theme: 1,
    phases: ['open'],
    intent: 'invite',
    models: [],
    kind: 'say',
    en,
    frVous,
    frTu,
    origin: 'user',
  };
}

const ids = (prompts: readonly Prompt[]) => prompts.map((it) => it.id);
const core = indexPrompts(CORE_PROMPTS);
const coreIds = (filter: PromptFilter) => ids(filterPrompts(core, filter));

describe('folding of search text', () => {
  it.each([
    ['À quoi cela ressemble-t-il ?', 'a quoi cela ressemble t il'],
    ['Qu’est-ce qui vous rend fier·e ?', 'qu est ce qui vous rend fiere'],
    ['le cœur', 'le coeur'],
    ['0–10; “ten”', '0 10 ten'],
    ['  ', ''],
  ])('folds %j', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });
});

describe('filtering prompts', () => {
  it('keeps all prompts in order without a filter', () => {
    expect(coreIds({ language: 'en' })).toEqual(ids(CORE_PROMPTS));
    expect(coreIds({ language: 'fr', query: ' ?! ' })).toEqual(ids(CORE_PROMPTS));
  });

  it('combines all filters', () => {
    const filter: PromptFilter = {
      language: 'en',
      phase: 'commit',
      theme: 4,
      intent: 'commit',
      model: 'kata',
      kind: 'say',
    };
    expect(coreIds(filter)).toEqual(['predict', 'next-step-expect', 'when-see-learning']);
    expect(coreIds({ ...filter, kind: 'self-cue' })).toEqual([]);
    expect(coreIds({ ...filter, phase: 'open' })).toEqual([]);
    expect(coreIds({ ...filter, theme: 5 })).toEqual([]);
    expect(coreIds({ ...filter, intent: 'scale' })).toEqual([]);
    expect(coreIds({ ...filter, model: 'oskar' })).toEqual([]);
    expect(coreIds({ ...filter, query: 'predict' })).toEqual(['predict']);
  });

  it.each(['fière', 'FIER', 'fiere', 'fiè'])('finds “fier·e” by %j', (query) => {
    expect(coreIds({ language: 'fr', query })).toEqual(['proud-lately']);
  });

  it('finds words with or without accents, apostrophes and ligatures', () => {
    expect(coreIds({ language: 'fr', query: 'meteo interieure' })).toEqual(['inner-weather']);
    expect(coreIds({ language: 'fr', query: 'Météo intérieure' })).toEqual(['inner-weather']);
    expect(coreIds({ language: 'fr', query: "quelqu'un" })).toEqual(['knows-you-well']);
    expect(coreIds({ language: 'fr', query: 'coeur' })).toEqual(['heart-of-it']);
  });

  it('finds both forms of address, and a prompt matching in both only once', () => {
    expect(coreIds({ language: 'fr', query: 'que prevois' })).toEqual(['predict']);
    expect(coreIds({ language: 'fr', query: 'que prevoy' })).toEqual(['predict']);
    expect(coreIds({ language: 'fr', query: 'obstacle' })).toEqual([
      'obstacles-between',
      'which-obstacle',
    ]);
  });

  it('matches the start of a word, never its inside', () => {
    const index = indexPrompts([prompt('a', 'What matters?', 'Quoi ?')]);
    expect(ids(filterPrompts(index, { language: 'en', query: 'matt' }))).toEqual(['a']);
    expect(ids(filterPrompts(index, { language: 'en', query: 'atters' }))).toEqual([]);
  });

  it('requires every word within one wording, in any order', () => {
    const index = indexPrompts([prompt('a', 'What else matters?', 'Quoi d’autre ?')]);
    const find = (query: string) => ids(filterPrompts(index, { language: 'en', query }));
    expect(find('mat wh')).toEqual(['a']);
    expect(find('mat nothing')).toEqual([]);
    expect(find('what quoi')).toEqual([]);
  });

  it('ranks the shown language first, then matches at the start, then the given order', () => {
    const index = indexPrompts([
      prompt('french-inside', 'Hello', 'Le plan'),
      prompt('french-start', 'Hello', 'Plan à deux'),
      prompt('english-inside', 'A plan', 'Bonjour'),
      prompt('english-start', 'Plan B', 'Bonjour'),
      prompt('english-start-2', 'Plan C', 'Bonjour'),
      prompt('both', 'The plan', 'Plan D'),
    ]);
    expect(ids(filterPrompts(index, { language: 'en', query: 'plan' }))).toEqual([
      'english-start',
      'english-start-2',
      'english-inside',
      'both',
      'french-start',
      'french-inside',
    ]);
    expect(ids(filterPrompts(index, { language: 'fr', query: 'plan' }))).toEqual([
      'french-start',
      'both',
      'french-inside',
      'english-start',
      'english-start-2',
      'english-inside',
    ]);
  });
});

describe('stepping through prompts', () => {
  const list = [prompt('a', 'A', 'A'), prompt('b', 'B', 'B'), prompt('c', 'C', 'C')];

  it('wraps around in both directions', () => {
    expect(nextPrompt(list, 'a')?.id).toBe('b');
    expect(nextPrompt(list, 'c')?.id).toBe('a');
    expect(previousPrompt(list, 'b')?.id).toBe('a');
    expect(previousPrompt(list, 'a')?.id).toBe('c');
  });

  it('starts at an end when the current prompt is not in the list', () => {
    expect(nextPrompt(list, null)?.id).toBe('a');
    expect(nextPrompt(list, 'gone')?.id).toBe('a');
    expect(previousPrompt(list, null)?.id).toBe('c');
  });

  it('returns nothing for an empty list', () => {
    expect(nextPrompt([], 'a')).toBeNull();
    expect(previousPrompt([], 'a')).toBeNull();
  });
});

describe('drawing a random prompt', () => {
  const list = [prompt('a', 'A', 'A'), prompt('b', 'B', 'B'), prompt('c', 'C', 'C')];

  it.each([
    [0, 'a'],
    [0.34, 'b'],
    [0.999, 'c'],
  ])('maps the random number %d to a prompt', (random, id) => {
    expect(drawPrompt(list, random, [])?.id).toBe(id);
  });

  it('leaves out prompts drawn before, as long as others remain', () => {
    expect(drawPrompt(list, 0, ['a'])?.id).toBe('b');
    expect(drawPrompt(list, 0.999, ['a', 'c'])?.id).toBe('b');
  });

  it('does not repeat the latest prompt when all were drawn', () => {
    expect(drawPrompt(list, 0, ['c', 'b', 'a'])?.id).toBe('b');
    expect(drawPrompt(list, 0.999, ['a', 'b', 'c'])?.id).toBe('b');
  });

  it('repeats the only prompt of a list, and returns nothing for an empty list', () => {
    expect(drawPrompt(list.slice(0, 1), 0.5, ['a'])?.id).toBe('a');
    expect(drawPrompt([], 0.5, [])).toBeNull();
  });
});
