import { expect, test } from 'vitest';
import { htmlPage } from '../../../lib/export/page';
import { HOSTILE } from '../../fixtures/hostile';

const tags = (html: string): string[] => html.match(/<[!/a-z][^\s>]*/gi) ?? [];
const usual = tags(htmlPage('<p>x</p>', 'Title', 'en'));

test('an exported HTML page has the same elements whatever its title', () => {
  for (const title of HOSTILE) expect(tags(htmlPage('<p>x</p>', title, 'en'))).toEqual(usual);
});

test('an exported HTML page can run and load nothing', () => {
  const page = htmlPage('<p>x</p>', 'Title', 'fr');
  expect(page).toContain('<html lang="fr">');
  expect(page).toContain(
    'http-equiv="Content-Security-Policy" content="default-src &#x27;none&#x27;',
  );
  expect(page.indexOf('Content-Security-Policy')).toBeLessThan(page.indexOf('<title>'));
});
