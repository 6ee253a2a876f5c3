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
])('%j', (parts, expected) => {
  expect(fileName(parts, 'md')).toBe(expected);
});

test('any text makes a name that is one, ends as it should, and hides nothing', () => {
  for (const text of HOSTILE) {
    const name = fileName([text], 'html');
    expect(name).toMatch(/^[^\p{C}<>:"/\\|?*.~ -][^\p{C}<>:"/\\|?*]*\.html$/u);
    expect([...name].length).toBeLessThanOrEqual(86);
  }
});
