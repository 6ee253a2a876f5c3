/** A screen over stores in memory, as its main.tsx would show it. */
import { act, type ReactNode } from 'react';
import { vi } from 'vitest';
import { App } from '../../../components/app/App';
import type { PageServices, Services } from '../../../components/app/services';
import { loadWords } from '../../../lib/platform/i18n';
import type { AnyRecord, RecordKind } from '../../../lib/records/envelope';
import { DEFAULT_SETTINGS, newSettings } from '../../../lib/settings/settings';
import { render } from '../ui/render';
import { memoryStores } from '../../support/memory-stores';
import { journalServices, testServices } from '../../support/services';

interface ScreenOptions {
  readonly nowMs: number;
  /** Of the interface. */
  readonly language?: string;
  readonly copy?: Services['copy'];
  /** The page it is on, with what that page has besides: the journal unless another is named. */
  readonly page?: (services: Services) => PageServices;
  /** Services in place of those in memory, made of the screen's stores. */
  readonly besides?: (stores: Services['stores']) => Partial<Services>;
  /** Reads of these kinds fail, until `disk.unreadable` is empty. */
  readonly unreadable?: readonly RecordKind[];
}

export async function showScreen(
  screen: ReactNode,
  records: readonly AnyRecord[],
  {
    nowMs,
    language = 'en',
    copy = vi.fn<Services['copy']>(async () => undefined),
    page = journalServices,
    besides,
    unreadable = [],
  }: ScreenOptions,
) {
  const settings = newSettings({ ...DEFAULT_SETTINGS, language }, 0);
  const held = memoryStores([settings, ...records]);
  held.disk.unreadable = unreadable;
  const send = vi.fn<Services['send']>(async () => ({ ok: true }));
  const openPage = vi.fn<Services['openPage']>(async () => undefined);
  let made = 0;
  const services = testServices(held.stores, {
    clock: { nowMs: () => nowMs, newId: () => `new${++made}` },
    send,
    copy,
    openPage,
    ...besides?.(held.stores),
  });
  const words = await loadWords();
  const { rerender } = await render(
    <App services={page(services)} words={words}>
      {screen}
    </App>,
  );
  await settle();
  return { ...held, send, openPage, copy, close: () => rerender(null) };
}

/** Lets reads and writes of the stores in memory come through, and typed words be written. */
export function settle(ms = 0) {
  return act(() => new Promise<void>((resolve) => setTimeout(resolve, ms)));
}

/** Long enough for what was typed to be written. */
export const TYPED_MS = 150;

/** All that the document says. */
export const text = () => document.body.textContent ?? '';

/** The one field with this label. */
export function field<Found extends HTMLElement = HTMLInputElement>(label: string): Found {
  const labels = [...document.querySelectorAll('label')].filter((each) =>
    each.textContent?.startsWith(label),
  );
  const [first] = labels;
  const found = first && (first.control ?? document.getElementById(first.htmlFor));
  if (!found || labels.length > 1) throw new Error(`field ${label}: ${labels.length} found`);
  return found as Found;
}
