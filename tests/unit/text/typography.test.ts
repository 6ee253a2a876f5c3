import { describe, expect, it } from 'vitest';
import { typographyFaults } from '../../support/typography';

const NNBSP = '\u202F';
const NBSP = '\u00A0';

describe('the typography check in either language', () => {
  it.each([
    ["It's here.", 'plain apostrophe'],
    ['The "aim" is set.', 'straight quotes'],
    ['Wait...', 'three dots instead of …'],
    ['Two  spaces.', 'double space'],
    [`Two${NBSP} spaces.`, 'double space'],
    ['Trailing. ', 'trailing space'],
    ['Trailing.\n', 'trailing space'],
  ])('reports the fault of %j', (text, fault) => {
    expect(typographyFaults(text, 'en')).toEqual([fault]);
    expect(typographyFaults(text, 'fr')).toEqual([fault]);
  });

  it('treats a straight mark after a figure as a prime', () => {
    expect(typographyFaults("The 5' mark", 'en')).toEqual([]);
  });

  it('reports each kind of fault once, and all of them', () => {
    expect(typographyFaults("It's ... that's...  ", 'en')).toEqual([
      'plain apostrophe',
      'three dots instead of …',
      'double space',
      'trailing space',
    ]);
  });
});

describe('the typography check in English', () => {
  it.each(['What else ?', 'No ! Wait', 'Aim : better', `One${NNBSP}; two`])(
    'reports the space before the mark in %j',
    (text) => {
      expect(typographyFaults(text, 'en')).toEqual(['space before punctuation']);
    },
  );

  it.each([
    'I hear “…”: how close is that?',
    'Who’s next?! Nobody; well: me.',
    'Press ? for help',
    'At 10:30 with {{name}}: {{count}} notes',
    'See https://example.org/a?b=c;d!e.',
  ])('accepts %j', (text) => {
    expect(typographyFaults(text, 'en')).toEqual([]);
  });
});

describe('the typography check in French', () => {
  const narrow = 'missing narrow no-break space before ; ! ?';
  const colon = 'missing no-break space before :';
  const guillemets = 'missing no-break space inside « »';

  it.each([
    ['Quoi d’autre ?', narrow],
    ['Quoi d’autre?', narrow],
    [`Quoi d’autre${NBSP}?`, narrow],
    ['Bravo !', narrow],
    ['D’abord ; ensuite', narrow],
    ['Bonjour {{name}} !', narrow],
    ['But : mieux', colon],
    ['But: mieux', colon],
    [`But${NNBSP}: mieux`, colon],
    ['{{count}} : total', colon],
    [`Adresse: https://example.org`, colon],
    [`« oui${NBSP}»`, guillemets],
    [`«${NBSP}oui »`, guillemets],
  ])('reports the fault of %j', (text, fault) => {
    expect(typographyFaults(text, 'fr')).toEqual([fault]);
  });

  it.each([
    `Quoi d’autre${NNBSP}?`,
    `Vraiment${NNBSP}?! Oui${NNBSP}!!`,
    `J’entends «${NBSP}…${NBSP}»${NBSP}: est-ce juste${NNBSP}?`,
    `La touche «${NBSP}?${NBSP}» (?)`,
    '?',
    'À 10:30, puis 1:05:30, en 16:9',
    '{{minutes}}:{{seconds}} sur {{planned}}',
    `Bonjour {{name}}${NNBSP}!`,
    `Voir https://example.org/a?b=c;d!e:8080 et www.example.org/?q, ou chrome://extensions.`,
    'Écrire à mailto:moi@example.org?subject=oui',
    'Un <a href="https://example.org">lien</a> et <1>un autre</1>',
    'Pierre&nbsp;Jean',
  ])('accepts %j', (text) => {
    expect(typographyFaults(text, 'fr')).toEqual([]);
  });

  it('checks every line', () => {
    expect(typographyFaults('Une ligne\nAutre ligne?', 'fr')).toEqual([narrow]);
  });
});

describe('the typography check of end punctuation', () => {
  const asked = { endPunctuation: true };

  it.each(['Done.', 'Done?', 'Done…', 'As follows:', 'He said “yes.”', '(Done.)'])(
    'accepts %j',
    (text) => {
      expect(typographyFaults(text, 'en', asked)).toEqual([]);
    },
  );

  it.each(['Done', 'Done,', 'See https://example.org/', 'Hello {{name}}', ''])(
    'reports that it is missing in %j, only when asked',
    (text) => {
      expect(typographyFaults(text, 'en', asked)).toEqual(['missing end punctuation']);
      expect(typographyFaults(text, 'en')).toEqual([]);
    },
  );

  it('accepts a French quotation that ends the sentence', () => {
    expect(typographyFaults(`«${NBSP}Oui.${NBSP}»`, 'fr', asked)).toEqual([]);
  });
});
