import { describe, expect, it } from 'vitest';
import { CORE_PROMPTS } from '../../../lib/prompts/catalogue';
import {
  INTENT_LABELS,
  MODEL_LABELS,
  MODEL_STEP_LABELS,
  PHASE_LABELS,
  THEME_LABELS,
  type Label,
} from '../../../lib/prompts/labels';
import { INTENTS, MODELS, promptSchema, THEMES } from '../../../lib/prompts/prompt';
import { PHASES } from '../../../lib/session/session';

const spoken = CORE_PROMPTS.filter((prompt) => prompt.kind === 'say');
const selfCues = CORE_PROMPTS.filter((prompt) => prompt.kind === 'self-cue');

function repeated(values: readonly string[]): string[] {
  return values.filter((value, at) => values.indexOf(value) !== at);
}

describe('the prompt catalogue', () => {
  it('has at least 132 prompts, and at least 14 self-cues for the coach', () => {
    expect(CORE_PROMPTS.length).toBeGreaterThanOrEqual(132);
    expect(selfCues.length).toBeGreaterThanOrEqual(14);
  });

  it.each(CORE_PROMPTS)('has a complete prompt $id', (prompt) => {
    expect(promptSchema.parse(prompt)).toEqual(prompt);
    expect([prompt.en, prompt.frVous, prompt.frTu]).not.toContain('');
    expect(prompt.origin).toBe('core');
    expect(repeated(prompt.phases)).toEqual([]);
    expect(repeated(prompt.models)).toEqual([]);
  });

  it('repeats no id and no wording', () => {
    expect(repeated(CORE_PROMPTS.map((prompt) => prompt.id))).toEqual([]);
    for (const form of ['en', 'frVous', 'frTu'] as const) {
      expect(repeated(CORE_PROMPTS.map((prompt) => prompt[form].toLowerCase()))).toEqual([]);
    }
  });

  it.each(THEMES.flatMap((theme) => PHASES.map((phase) => [theme, phase] as const)))(
    'has prompts for theme %i in phase %s',
    (theme, phase) => {
      const found = spoken.filter((it) => it.theme === theme && it.phases.includes(phase));
      expect(found.length).toBeGreaterThanOrEqual(2);
    },
  );

  it.each(THEMES)('has self-cues for the coach in theme %i', (theme) => {
    expect(selfCues.filter((prompt) => prompt.theme === theme).length).toBeGreaterThanOrEqual(2);
  });

  it.each(INTENTS)('uses the intent %s', (intent) => {
    expect(spoken.filter((prompt) => prompt.intent === intent).length).toBeGreaterThanOrEqual(5);
  });

  it.each(MODELS)('has enough prompts for a whole session with %s', (model) => {
    const ofModel = spoken.filter((prompt) => prompt.models.includes(model));
    expect(ofModel.length).toBeGreaterThanOrEqual(12);
    for (const [phase, step] of Object.entries(MODEL_STEP_LABELS[model])) {
      const atStep = ofModel.filter((prompt) => prompt.phases.some((it) => it === phase));
      expect(atStep.length, `${model}: ${step.en}`).toBeGreaterThanOrEqual(2);
    }
  });

  it('contains the five questions of the coaching kata', () => {
    const five = [
      ['target-condition', 'contract'],
      ['actual-condition', 'explore'],
      ['obstacles-between', 'deepen'],
      ['next-step-expect', 'commit'],
      ['when-see-learning', 'commit'],
    ] as const;
    for (const [id, phase] of five) {
      const prompt = CORE_PROMPTS.find((it) => it.id === id);
      expect(prompt?.models).toContain('kata');
      expect(prompt?.phases).toContain(phase);
    }
  });

  it('gives a prompt a model only if it has a step of that model', () => {
    const strays = spoken.flatMap((prompt) =>
      prompt.models
        .filter((model) => !prompt.phases.some((phase) => MODEL_STEP_LABELS[model][phase]))
        .map((model) => `${prompt.id}: ${model}`),
    );
    expect(strays).toEqual([]);
  });
});

describe('the catalogue’s labels', () => {
  const distinct = (labels: Label[], count: number) => {
    for (const language of ['en', 'fr'] as const) {
      const names = labels.map((label) => label[language]);
      expect(new Set(names).size).toBe(count);
      expect(names.every((name) => name.trim() !== '')).toBe(true);
    }
  };

  it('are distinct for each theme, phase, intent and model in both languages', () => {
    distinct(
      THEMES.map((theme) => THEME_LABELS[theme].name),
      6,
    );
    distinct(
      THEMES.map((theme) => THEME_LABELS[theme].meaning),
      6,
    );
    distinct(
      PHASES.map((phase) => PHASE_LABELS[phase]),
      7,
    );
    distinct(
      INTENTS.map((intent) => INTENT_LABELS[intent]),
      9,
    );
    distinct(
      MODELS.map((model) => MODEL_LABELS[model]),
      5,
    );
  });
});
