import { describe, expect, it } from 'vitest';
import { CORE_PROMPTS } from '../../../lib/prompts/catalogue';
import * as labels from '../../../lib/prompts/labels';
import { typographyFaults } from '../../support/typography';

const spoken = CORE_PROMPTS.filter((prompt) => prompt.kind === 'say');
const selfCues = CORE_PROMPTS.filter((prompt) => prompt.kind === 'self-cue');

/** The words of a French text, split at hyphens and apostrophes: pouvez-vous, t’aide. */
function frenchWords(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}·]+/gu) ?? [];
}

const VOUS = new Set(['vous', 'votre', 'vos', 'vôtre', 'vôtres']);
const TU = new Set([
  'tu',
  'te',
  't',
  'toi',
  'ton',
  'ta',
  'tes',
  'tien',
  'tiens',
  'tienne',
  'tiennes',
]);
/** Words in -ez that are not a verb form of vous. */
const NO_VERB = new Set(['chez', 'assez', 'nez', 'rez']);
const isVous = (word: string) => VOUS.has(word) || (word.endsWith('ez') && !NO_VERB.has(word));
const isTu = (word: string) => TU.has(word);

/** The t of ‘a-t-il’ is not a pronoun. */
function addressWords(text: string, addresses: (word: string) => boolean): string[] {
  return frenchWords(text.replace(/-t-/gu, ' ')).filter(addresses);
}

describe('the typography', () => {
  it.each(CORE_PROMPTS)('of the prompt $id is correct', ({ en, frVous, frTu }) => {
    const asked = { endPunctuation: true };
    expect(typographyFaults(en, 'en', asked)).toEqual([]);
    expect(typographyFaults(frVous, 'fr', asked)).toEqual([]);
    expect(typographyFaults(frTu, 'fr', asked)).toEqual([]);
  });

  it('of every label is correct', () => {
    const texts: labels.Label[] = [
      ...Object.values(labels.THEME_LABELS).flatMap(({ name, meaning }) => [name, meaning]),
      ...Object.values(labels.PHASE_LABELS),
      ...Object.values(labels.INTENT_LABELS),
      ...Object.values(labels.MODEL_LABELS),
      ...Object.values(labels.MODEL_STEP_LABELS).flatMap((steps) => Object.values(steps)),
    ];
    for (const { en, fr } of texts) {
      expect(typographyFaults(en, 'en')).toEqual([]);
      expect(typographyFaults(fr, 'fr')).toEqual([]);
    }
    for (const { meaning } of Object.values(labels.THEME_LABELS)) {
      expect([meaning.en.at(-1), meaning.fr.at(-1)]).toEqual(['.', '.']);
    }
  });
});

describe('the French tu and vous', () => {
  it.each(CORE_PROMPTS)('are never mixed in $id', ({ frVous, frTu }) => {
    expect(addressWords(frTu, isVous)).toEqual([]);
    expect(addressWords(frVous, isTu)).toEqual([]);
  });

  it.each(CORE_PROMPTS)('differ in $id exactly when it addresses someone', ({ frVous, frTu }) => {
    const addresses = addressWords(frVous, isVous).length > 0;
    expect(frTu !== frVous).toBe(addresses);
    if (addresses) expect(addressWords(`${frTu} `, isTuOrImperative)).not.toEqual([]);
  });

  it.each(selfCues)('are both absent from the self-cue $id', ({ frVous, frTu }) => {
    expect(frTu).toBe(frVous);
  });

  it('are told apart from words that look like them', () => {
    expect(addressWords('À quoi cela ressemble-t-il chez nous, assez souvent ?', isTu)).toEqual([]);
    expect(addressWords('Chez nous, c’est assez bien.', isVous)).toEqual([]);
    expect(addressWords('Qu’est-ce qui t’aiderait, toi ?', isTu)).toEqual(['t', 'toi']);
    expect(addressWords('Le pouvez-vous, et le vôtre ?', isVous)).toEqual([
      'pouvez',
      'vous',
      'vôtre',
    ]);
  });
});

function isTuOrImperative(word: string): boolean {
  return isTu(word) || word === 'dis' || word === 'prends';
}

describe('the wording of a prompt', () => {
  it.each(CORE_PROMPTS)('is short enough to say in one breath: $id', ({ en, frVous, frTu }) => {
    for (const text of [en, frVous, frTu]) expect(text.length).toBeLessThanOrEqual(70);
  });

  it.each(spoken)('does not steer the person: $id', ({ en, frVous }) => {
    // Questions answered by yes or no, demands for reasons, and advice in disguise.
    expect(en).not.toMatch(
      /^(do|does|did|is|are|was|were|can|could|would|should|have|has|why)\b/iu,
    );
    expect(en).not.toMatch(/\byou (should|must|need to|ought)\b|\bdon’t you\b|\bwhy don’t\b/iu);
    expect(frVous).not.toMatch(
      /^(est-ce que|pourquoi|avez-vous|pouvez-vous|êtes-vous|voulez-vous)/iu,
    );
    expect(frVous).not.toMatch(/\b(vous devriez|vous devez|il faut|il faudrait)\b/iu);
  });

  it('is even shorter for self-cues, which are read at a glance', () => {
    for (const { en, frVous } of selfCues) {
      expect(en.length).toBeLessThanOrEqual(40);
      expect(frVous.length).toBeLessThanOrEqual(45);
    }
  });
});
