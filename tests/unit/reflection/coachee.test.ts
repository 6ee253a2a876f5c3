import { describe, expect, it } from 'vitest';
import { COACHEE_ENDS, COACHEE_WORDS, coacheeMessage } from '../../../lib/reflection/coachee';
import { typographyFaults } from '../../support/typography';

describe('the message to the person coached', () => {
  it('asks the four questions in their language and explains what they are', () => {
    const english = coacheeMessage('en', 'vous').plain;
    for (const words of Object.values(COACHEE_WORDS.en)) expect(english).toContain(words);
    expect(english).toContain('not a validated questionnaire');
    const french = coacheeMessage('fr', 'vous').plain;
    for (const words of Object.values(COACHEE_WORDS.fr)) expect(french).toContain(words);
    expect(french).toContain('pas un questionnaire validé');
  });

  it('uses the coach’s form of address', () => {
    expect(coacheeMessage('fr', 'vous').plain).toContain('avez-vous');
    expect(coacheeMessage('fr', 'tu').plain).toContain('as-tu');
    expect(coacheeMessage('fr', 'tu').plain).not.toMatch(/vous/i);
  });

  it('has the same content in rich text', () => {
    const { plain, html } = coacheeMessage('fr', 'tu');
    const words = (text: string) => text.match(/\p{L}+/gu);
    expect(words(html.replaceAll(/<[^>]*>/g, ' '))).toEqual(words(plain));
  });

  it('has correct typography', () => {
    const texts = (language: 'en' | 'fr') => [
      ...Object.values(COACHEE_WORDS[language]),
      ...Object.values(COACHEE_ENDS[language]),
      ...(['vous', 'tu'] as const).map((address) => coacheeMessage(language, address).plain),
    ];
    for (const text of texts('en')) expect(typographyFaults(text, 'en')).toEqual([]);
    for (const text of texts('fr')) expect(typographyFaults(text, 'fr')).toEqual([]);
  });
});
