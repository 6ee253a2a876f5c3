import { describe, expect, test } from 'vitest';
import { deidentifier } from '../../../lib/export/deidentify';
import { EXPORT_LABELS } from '../../../lib/export/labels';
import { HOSTILE, MEGABYTE } from '../../fixtures/hostile';

const known = {
  names: ['Camille', 'Zoé Marie-Claire de la Tour'],
  links: ['meet.google.com/abc-defg-hij', 'intranet/room', 'intern/join?room=zoe'],
};
const hide = deidentifier(known, EXPORT_LABELS.en);
const P = '[the person]';

describe('names', () => {
  test.each([
    ['Camille said it', `${P} said it`],
    ['CAMILLE’s idea, camille!', `${P}’s idea, ${P}!`],
    ['Zoé Marie-Claire de la Tour', P],
    ['zoe  marie claire DE LA TOUR', P],
    ['Zoé, Zoe\u0301 and Zoe', `${P}, ${P} and ${P}`],
    ['Marie-Claire, Claire, M. Tour', `${P}, ${P}, M. ${P}`],
    ['C\u200Bam\u00ADil\u202Dle', P],
    ['Camille_T @Camille', `${P}_T @${P}`],
    ['dit Camille\n\nà la tour de contrôle', `dit ${P}\n\nà la ${P} de contrôle`],
  ])('%j', (text, expected) => {
    expect(hide(text)).toBe(expected);
  });

  test.each(['de la part des autres', 'Camilleries', 'a camisole', 'détour', ''])(
    'leaves %j',
    (text) => {
      expect(hide(text)).toBe(text);
    },
  );

  test('a pseudonym of one letter or none hides nothing else', () => {
    const short = deidentifier(
      { names: ['Client A', ' ', '\u200B'], links: [''] },
      EXPORT_LABELS.en,
    );
    expect(short('A client A, a Client B')).toBe(`A ${P}, a ${P} B`);
  });
});

describe('links, addresses, numbers, dates', () => {
  test.each([
    ['see https://a.example/x?y=z#w.', 'see [link]'],
    ['(www.example.org/a)', '([link]'],
    ['zoommtg://zoom.us/join?confno=123', '[link]'],
    ['meet.google.com/abc-defg-hij at ten', '[link] at ten'],
    ['join INTRANET/room', 'join [link]'],
    ['join intranet/room?pwd=1#x now', 'join [link] now'],
    ['join intern/join?token=1&room=zoe now', 'join [link] now'],
    ['join intern/join#room=zoe, now', 'join [link] now'],
    ['her site camille-t.fr, and linkedin.com/in/x', 'her site [link], and [link]'],
    ['write to z.tour+x@mail.example!', 'write to [e-mail]'],
    ['mailto:z@mail.example', 'mailto:[e-mail]'],
    ['06 12 34 56 78 or +33 (0)6.12.34.56.78', '[phone] or [phone]'],
    ['call 555-0134, (415) 555 0134', 'call [phone], [phone]'],
    ['on 2026-03-01 or 1/3/26', 'on [date] or [date]'],
    ['le 1er mars 2026, le 3 août', 'le [date], le [date]'],
    ['March 1st, 2026; 12 December', '[date]; [date]'],
  ])('%j', (text, expected) => {
    expect(hide(text)).toBe(expected);
  });

  test.each([
    '10/10, 7 of 10',
    'in 2026',
    '12:30',
    '3 mars bars'.slice(0, 1),
    'i.e. e.g. fin.',
    '1 000 000',
  ])('leaves %j', (text) => {
    expect(hide(text)).toBe(text);
  });
});

test('hidden twice is hidden once', () => {
  for (const text of HOSTILE) expect(hide(hide(text))).toBe(hide(text));
});

test('a megabyte takes no longer than a megabyte', () => {
  const started = performance.now();
  for (const unit of [MEGABYTE, 'a'.repeat(1_000_000), '1 '.repeat(500_000), 'a-.'.repeat(300_000)])
    hide(unit);
  // Quadratic work would take minutes; the bound leaves room for a busy machine.
  expect(performance.now() - started).toBeLessThan(20_000);
});
