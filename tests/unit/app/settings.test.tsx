// @vitest-environment happy-dom
/** The settings are read for the whole page once, and again should that have failed. */
import { act } from 'react';
import { beforeEach, expect, test, vi } from 'vitest';
import { ServicesProvider, type Services } from '../../../components/app/services';
import { SettingsProvider, useSettings } from '../../../components/app/settings';
import { DEFAULT_SETTINGS, newSettings } from '../../../lib/settings/settings';
import { text } from './screen';
import { render } from '../ui/render';

const stored = newSettings({ ...DEFAULT_SETTINGS, language: 'fr' }, 1);
const get = vi.fn<Services['stores']['settings']['get']>();
const told = new Set<() => void>();
const services = {
  stores: { settings: { get }, changes: { listen: () => () => undefined } },
  safety: {
    listen(listener: () => void) {
      told.add(listener);
      return () => told.delete(listener);
    },
  },
} as unknown as Services;

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

const safetyHasNews = () =>
  act(async () => {
    for (const listener of told) listener();
  });

beforeEach(() => {
  get.mockReset();
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
});

test('one read serves everybody', async () => {
  get.mockResolvedValue(stored);
  await show();
  expect(text()).toBe('fr fr');
  await safetyHasNews();
  expect(get).toHaveBeenCalledOnce();
});

test('a database that could not be read at first is read once it is found', async () => {
  get.mockRejectedValueOnce(new Error('busy')).mockResolvedValue(stored);
  await show();
  expect(text()).toBe('– –');
  await safetyHasNews();
  expect(text()).toBe('fr fr');
});
