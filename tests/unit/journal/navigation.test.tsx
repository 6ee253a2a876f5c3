// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { Navigation } from '../../../components/journal/Navigation';
import { en } from '../../../lib/i18n/en';
import { showScreen } from '../app/screen';
import { button, click, press } from '../ui/render';

const list = () => document.querySelector('nav ul')!;

it('the journal’s navigation names the current page, and its button opens the list and keeps the focus', async () => {
  await showScreen(<Navigation at="sessions" />, [], { nowMs: 1 });
  const opener = button(`${en.journal.title} · ${en.journal.nav.sessions}`);
  expect(opener.getAttribute('aria-controls')).toBe(list().id);
  expect(opener.getAttribute('aria-expanded')).toBe('false');
  await click(opener);
  expect(opener.getAttribute('aria-expanded')).toBe('true');
  expect(list().hasAttribute('data-open')).toBe(true);
  const links = [...list().querySelectorAll('a')];
  expect(links).toHaveLength(Object.keys(en.journal.nav).length);
  expect(list().querySelector('[aria-current=page]')?.getAttribute('href')).toBe('#sessions');

  await press('Escape', links[0]!);
  expect(list().hasAttribute('data-open')).toBe(false);
  expect(document.activeElement).toBe(opener);
  await click(opener);
  await click(links[0]!);
  expect(list().hasAttribute('data-open')).toBe(false);
});
