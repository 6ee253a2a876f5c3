// @vitest-environment happy-dom
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { expect, it, vi } from 'vitest';
import { App } from '../../../components/app/App';
import { RestorePreview } from '../../../components/safety/RestorePreview';
import type { Returning } from '../../../lib/backup/returning';
import type { RestoreMode } from '../../../lib/backup/safety';
import { en } from '../../../lib/i18n/en';
import { button, click, find, render } from '../ui/render';
import { memoryStores } from '../../support/memory-stores';
import { journalServices, testServices } from '../../support/services';

const NOTHING: Returning = { people: [], others: [] };

async function show(replace: Returning) {
  const onRestore = vi.fn<(mode: RestoreMode) => void>();
  const services = testServices(memoryStores([]).stores, {
    clock: { nowMs: () => 1_763_900_060_000, newId: () => 'id' },
  });
  const words = i18next.createInstance().use(initReactI18next);
  await words.init({ lng: 'en', resources: { en: { translation: en } } });
  await render(
    <App services={journalServices(services)} words={words}>
      <RestorePreview
        name="backup.json"
        found={{
          state: 'ready',
          backup: { madeAt: 1, dbId: 'x', records: [], erased: [], damaged: [] },
          preview: [],
          returns: { merge: NOTHING, replace },
        }}
        busy={false}
        intoNothing={false}
        onRestore={onRestore}
        onLeave={() => undefined}
      />
    </App>,
  );
  const choose = (mode: RestoreMode) => click(find(`input[value="${mode}"]`));
  return { onRestore, choose, text: () => document.body.textContent ?? '' };
}

it('the preview names the erased people whom replacing would restore, and asks before it does', async () => {
  const { onRestore, choose, text } = await show({
    people: ['Anna', 'Ben'],
    others: [
      { kind: 'session', count: 2 },
      { kind: 'chunk', count: 900 },
    ],
  });
  expect(text()).not.toContain('Anna');
  await choose('replace');
  expect(text()).toContain('Erased here, and back again: Anna and Ben.');
  expect(text()).toContain('Erased or deleted here, and back again: 2 sessions.');
  await click(button(`${en.safety.restore.replaceNow}…`));
  expect(onRestore).not.toHaveBeenCalled();
  expect(find('[role="alertdialog"]').textContent).toContain('Anna and Ben');
  await click(button(en.safety.restore.backYes_replace));
  expect(onRestore).toHaveBeenCalledExactlyOnceWith('replace');
});

it('the restore does not happen when the coach says no', async () => {
  const { onRestore, choose } = await show({ people: ['Anna'], others: [] });
  await choose('replace');
  await click(button(`${en.safety.restore.replaceNow}…`));
  const cancel = [...find('[role="alertdialog"]').querySelectorAll('button')].find(
    ({ textContent }) => textContent === en.common.cancel,
  );
  await click(cancel!);
  expect(onRestore).not.toHaveBeenCalled();
});

it('the preview asks nothing more when nothing erased would come back', async () => {
  const { onRestore, choose } = await show(NOTHING);
  await choose('replace');
  await click(button(en.safety.restore.replaceNow));
  expect(onRestore).toHaveBeenCalledExactlyOnceWith('replace');
});
