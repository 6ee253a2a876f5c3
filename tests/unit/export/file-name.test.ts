import { expect, test } from 'vitest';
import { fileName } from '../../../lib/export/file-name';
import { HOSTILE } from '../../fixtures/hostile';

test.each([
  [['2026-03-01', 'Camille'], '2026-03-01 Camille.md'],
  [['2026-03-01', 'Zoé / Ana: "x"'], '2026-03-01 Zoé Ana x.md'],
  [['../../etc', 'passwd'], 'etc passwd.md'],
  [['con'], '_con.md'],
  [['\u202Egnp.', '...'], 'gnp.md'],
  [['', ' \0 '], 'aparte.md'],
  [['x'.repeat(300)], `${'x'.repeat(80)}.md`],
])('the file name for %j is valid', (parts, expected) => {
  expect(fileName(parts, 'md')).toBe(expected);
});

test('any text gives a valid file name with the right ending and no hidden characters', () => {
  for (const text of HOSTILE) {
    const name = fileName([text], 'html');
    expect(name).toMatch(/^[^\p{C}<>:"/\\|?*.~ -][^\p{C}<>:"/\\|?*]*\.html$/u);
    expect([...name].length).toBeLessThanOrEqual(86);
  }
});
