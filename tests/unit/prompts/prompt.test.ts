import { describe, expect, it } from 'vitest';
import { promptSchema, promptText, type Prompt } from '../../../lib/prompts/prompt';

const whole: Prompt = {
  id: 'my-own',
  theme: 3,
  phases: ['explore'],
  intent: 'explore',
  models: [],
  kind: 'say',
  en: 'English',
  frVous: 'Vous',
  frTu: 'Tu',
  origin: 'user',
};

describe('the prompt schema', () => {
  it.each([
    ['an id that is not kebab case', { id: 'My own' }],
    ['a seventh theme', { theme: 7 }],
    ['no phase', { phases: [] }],
    ['an unknown phase', { phases: ['lunch'] }],
    ['an unknown intent', { intent: 'advise' }],
    ['an unknown model', { models: ['smart'] }],
    ['no wording at all', { en: '', frVous: ' ', frTu: '' }],
    ['a wording without end', { en: 'a'.repeat(501) }],
  ])('refuses %s', (_, change) => {
    expect(promptSchema.safeParse({ ...whole, ...change }).success).toBe(false);
  });

  it('accepts a prompt worded in one language', () => {
    expect(promptSchema.safeParse({ ...whole, en: '', frTu: '' }).success).toBe(true);
  });
});

describe('the text of a prompt', () => {
  it('is in the requested language and form of address', () => {
    expect(promptText(whole, 'en', 'tu')).toBe('English');
    expect(promptText(whole, 'fr', 'vous')).toBe('Vous');
    expect(promptText(whole, 'fr', 'tu')).toBe('Tu');
  });

  it('falls back to the other form of address before the other language', () => {
    expect(promptText({ ...whole, frTu: '' }, 'fr', 'tu')).toBe('Vous');
    expect(promptText({ ...whole, frVous: ' ' }, 'fr', 'vous')).toBe('Tu');
    expect(promptText({ ...whole, frVous: '', frTu: '' }, 'fr', 'tu')).toBe('English');
    expect(promptText({ ...whole, en: '' }, 'en', 'tu')).toBe('Tu');
  });
});
