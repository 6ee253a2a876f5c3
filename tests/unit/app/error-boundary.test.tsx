// @vitest-environment happy-dom
/** A page that breaks is named, and nothing around it goes. */
import { beforeEach, expect, it, vi } from 'vitest';
import { Journal } from '../../../components/journal/Journal';
import { VIEWS } from '../../../components/journal/views';
import { en } from '../../../lib/i18n/en';
import { button, click } from '../ui/render';
import { settle, showScreen, text } from './screen';

let broken = true;

function Breakable() {
  if (broken) throw new Error('broken');
  return <p>It works.</p>;
}

const failure = (name: string) => en.common.broken.replace('{{name}}', name);

beforeEach(() => {
  broken = true;
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});

it('a page that crashes shows an error, again after a failed retry, and recovers', async () => {
  await showScreen(<Breakable />, [], { nowMs: 1 });
  expect(text()).toContain(failure(en.common.name));
  await click(button(en.common.tryAgain));
  expect(text()).toContain(failure(en.common.name));
  broken = false;
  await click(button(en.common.tryAgain));
  expect(text()).toContain('It works.');
  expect(text()).not.toContain(failure(en.common.name));
});

it('a view that crashes keeps the journal’s navigation', async () => {
  const views = VIEWS as Record<string, (typeof VIEWS)[string]>;
  views['breakable'] = { show: Breakable };
  window.location.hash = '#breakable';
  await showScreen(<Journal />, [], { nowMs: 1 });
  await settle();
  expect(text()).toContain(failure(en.journal.title));
  expect(text()).toContain(en.journal.nav.sessions);
  broken = false;
  await click(button(en.common.tryAgain));
  expect(text()).toContain('It works.');
  delete views['breakable'];
});
