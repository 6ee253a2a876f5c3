import { describe, expect, test } from 'vitest';
import { deidentifier } from '../../../lib/export/deidentify';
import { unsafeNames } from '../../../lib/export/name-finder';
import { EXPORT_LABELS } from '../../../lib/export/labels';
import { HOSTILE, MEGABYTE } from '../../fixtures/hostile';

const known = {
  names: ['Camille', 'Zoé Marie-Claire de la Tour'],
  links: ['meet.google.com/abc-defg-hij', 'intranet/room', 'intern/join?room=zoe'],
};
const hide = deidentifier(known, EXPORT_LABELS.en);
const P = '[the person]';

describe('removing names', () => {
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
  ])('works in %j', (text, expected) => {
    expect(hide(text)).toBe(expected);
  });

  test.each(['de la part des autres', 'Camilleries', 'a camisole', 'détour', ''])(
    'leaves %j unchanged',
    (text) => {
      expect(hide(text)).toBe(text);
    },
  );

  test('keeps a pseudonym of one letter from hiding other words', () => {
    const short = deidentifier(
      { names: ['Client A', ' ', '\u200B'], links: [''] },
      EXPORT_LABELS.en,
    );
    expect(short('A client A, a Client B')).toBe(`A ${P}, a ${P} B`);
  });
});

describe('removing names in any spelling', () => {
  test.each([
    ['O’Brien', "O'Brien, O’Brien, OʼBrien, O`Brien, O’ Brien and Brien", 6],
    ['N\u2019Golo D\u02BCAlessandro', "N'Golo D'Alessandro; N’Golo; DʼALESSANDRO", 3],
    [
      'Jean-Luc',
      'Jean‑Luc, Jean–Luc, Jean\u00A0Luc, Jean\nLuc, Jean   -  Luc, JeanLuc, jean\u202Fluc',
      7,
    ],
    ['Иван Петров', 'Иван\u00A0Петров сказал; ИВАН; (петров)', 3],
    ['Алёна', 'Алена и АЛЁНА', 2],
    ['محمد', 'قال محمد: ومحمد، مُحَمَّد، محـمد، لمحمد', 5],
    ['דוד', 'ודוד אמר, דוד.', 2],
    ['田中 太郎', '田中さんと太郎は、田中太郎です。田中　太郎', 4],
    ['김민수', '김민수는 왔다. 김민수!', 2],
    ['김민수', '\u1100\u1175\u11B7민수는 왔다', 1],
    ['สมชาย', 'คุณสมชายมา', 1],
    ['Søren Łuk', 'Soren, SØREN, Luk, łuk', 4],
    ['Groß', 'Gross, GROSS, groß', 3],
    ['Ｃａｍｉｌｌｅ', 'Camille, ｃａｍｉｌｌｅ', 2],
    ['Camille', 'Ｃamille, CAMİLLE, ca\u0327mille, Camille2, Camilleさん', 5],
    ['🦊', 'with 🦊!', 1],
    ['Client 1', 'Client 1, client-1, CLIENT\u00A01', 3],
  ])('finds %s however it is written', (name, text, times) => {
    const found = deidentifier({ names: [name], links: [] }, EXPORT_LABELS.en)(text);
    expect(found.split(P)).toHaveLength(times + 1);
    expect(found.replaceAll(P, '')).not.toMatch(
      /rien|golo|luc|иван|петров|محمد|דוד|田中|太郎|김|camil/iu,
    );
  });

  test.each([
    ['Client 1', 'eleven clients, 12 and 21'],
    ['Иван', 'Иванович и диван'],
    ['محمد', 'محمدية'],
    ['Ana', 'an apple, a nap, banana'],
  ])('does not find %s in %j', (name, text) => {
    expect(deidentifier({ names: [name], links: [] }, EXPORT_LABELS.en)(text)).toBe(text);
  });

  test('reports names that are too short to be removed safely', () => {
    const names = ['A', 'Jo', '李', '🦊', '.', 'Ana', '李明', '', 'J.-P.', 'Client A'];
    expect(unsafeNames(names)).toEqual(['A', 'Jo', '李', '🦊', '.', 'J.-P.']);
  });
});

describe('removing links, addresses, numbers and dates', () => {
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
  ])('works in %j', (text, expected) => {
    expect(hide(text)).toBe(expected);
  });

  test.each([
    '10/10, 7 of 10',
    'in 2026',
    '12:30',
    '3 mars bars'.slice(0, 1),
    'i.e. e.g. fin.',
    '1 000 000',
  ])('leaves %j unchanged', (text) => {
    expect(hide(text)).toBe(text);
  });
});

test('removing names twice gives the same text as once', () => {
  for (const text of HOSTILE) expect(hide(hide(text))).toBe(hide(text));
});

test('removing names from a megabyte takes linear time', () => {
  const started = performance.now();
  for (const unit of [MEGABYTE, 'a'.repeat(1_000_000), '1 '.repeat(500_000), 'a-.'.repeat(300_000)])
    hide(unit);
  // Quadratic work would take minutes; the bound leaves room for a busy machine.
  expect(performance.now() - started).toBeLessThan(20_000);
});

test('removing names from a megabyte of near matches takes linear time', () => {
  const names = [
    'ana ana ana ana ana ana ana ana anb',
    '田田田田田田田田田田川',
    'O’Brien',
    `${'a'.repeat(199)}b`,
  ];
  const near = deidentifier({ names, links: [] }, EXPORT_LABELS.en);
  const tookMs = (unit: string, length: number) => {
    const text = unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
    const started = performance.now();
    near(text);
    return performance.now() - started;
  };
  for (const unit of ['ana ', '田', 'O’Brie ', 'ana\u0301\u200B', `ana${' '.repeat(5_000)}`, 'a']) {
    tookMs(unit, 50_000);
    const [short, long] = [tookMs(unit, 125_000), tookMs(unit, 1_000_000)];
    // Eight times the text; quadratic work would take sixty-four times as long.
    expect(long, unit.slice(0, 10)).toBeLessThan(Math.max(40 * short, 5_000));
    expect(long).toBeLessThan(10_000);
  }
});
