// @vitest-environment happy-dom
/** The settings are read once for the whole page, and again after a failed read. */
import { act } from 'react';
import { beforeEach, expect, test, vi } from 'vitest';
import { ServicesProvider, type Services } from '../../../components/app/services';
import { SettingsProvider, useSettings } from '../../../components/app/settings';
import { DEFAULT_SETTINGS, newSettings } from '../../../lib/settings/settings';
import { memoryStores } from '../../support/memory-stores';
import { journalServices, testSafety, testServices } from '../../support/services';
import { text } from './screen';
import { render } from '../ui/render';

const stored = newSettings({ ...DEFAULT_SETTINGS, language: 'fr' }, 1);
const get = vi.fn<Services['stores']['settings']['get']>();
const safety = testSafety();
const { stores } = memoryStores([]);
const services = journalServices(
  testServices({ ...stores, settings: { ...stores.settings, get } }, { safety }),
);

function Language() {
  const [settings] = useSettings();
  return settings?.language ?? '–';
}

const show = () =>
  render(
    <ServicesProvider services={services}>
      <SettingsProvider>
        <Language /> <Language />
      </SettingsProvider>
    </ServicesProvider>,
  );

const safetyHasNews = () => act(async () => safety.become({ state: 'good' }));

beforeEach(() => {
  get.mockReset();
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
});

test('all components share one read of the settings', async () => {
  get.mockResolvedValue(stored);
  await show();
  expect(text()).toBe('fr fr');
  await safetyHasNews();
  expect(get).toHaveBeenCalledOnce();
});

test('settings are read again once an unreadable database becomes available', async () => {
  get.mockRejectedValueOnce(new Error('busy')).mockResolvedValue(stored);
  await show();
  expect(text()).toBe('– –');
  await safetyHasNews();
  expect(text()).toBe('fr fr');
});
