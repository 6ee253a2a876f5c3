// @vitest-environment happy-dom
import i18next from 'i18next';
import type { ReactNode } from 'react';
import { initReactI18next } from 'react-i18next';
import { describe, expect, it } from 'vitest';
import { App } from '../../../components/app/App';
import { EraseDialog } from '../../../components/rights/EraseDialog';
import { Receipts } from '../../../components/rights/Receipts';
import { RetentionNotice } from '../../../components/rights/RetentionNotice';
import { en } from '../../../lib/i18n/en';
import { newPerson } from '../../../lib/people/person';
import type { AnyRecord } from '../../../lib/records/envelope';
import { newReceipt } from '../../../lib/rights/receipt';
import { NO_WARNINGS, WARNING_MS } from '../../../lib/rights/warnings';
import { DEFAULT_SETTINGS, newSettings } from '../../../lib/settings/settings';
import { render } from '../ui/render';
import { memoryStores } from '../../support/memory-stores';
import { journalServices, testServices } from '../../support/services';

const NOW_MS = Date.UTC(2026, 10, 10, 12);
const DAY_MS = 24 * 3_600_000;

async function show(node: ReactNode, records: readonly AnyRecord[], warned = NO_WARNINGS) {
  const services = testServices(memoryStores(records).stores, {
    clock: { nowMs: () => NOW_MS, newId: () => 'id' },
    rights: {
      holdingsOf: async () => Promise.reject(new Error('not asked for')),
      warnings: { read: async () => warned },
    },
  });
  const words = i18next.createInstance().use(initReactI18next);
  await words.init({ lng: 'en', resources: { en: { translation: en } } });
  await render(
    <App services={journalServices(services)} words={words}>
      {node}
    </App>,
  );
  return document.body.textContent ?? '';
}

describe('the dialog that erases a person', () => {
  it('says beforehand that the log of hours keeps a line without a name', async () => {
    const nothing = () => undefined;
    const dialog = (
      <EraseDialog open onOpenChange={nothing} personId="p" name="Camille" onErased={nothing} />
    );
    expect(await show(dialog, [])).toContain(en.rights.person.eraseHours);
  });

  it('lists on the receipt which hours were kept, and none where there were none', async () => {
    const stamp = (id: string) => ({ id, nowMs: NOW_MS });
    const counts = [{ kind: 'person' as const, count: 1 }];
    const hours = [
      { day: '2026-01-05', minutes: 50, setting: 'call' as const },
      { day: '2026-02-05', minutes: 40, setting: 'inPerson' as const },
    ];
    const text = await show(<Receipts />, [
      newReceipt({ reason: 'asked', counts, hours }, stamp('with')),
      newReceipt({ reason: 'retention', counts }, stamp('without')),
    ]);
    expect(text.match(/Kept for your log of hours/g)).toHaveLength(1);
    expect(text).toContain('without a name: 2 sessions, 1.50 h');
  });
});

describe('the warning before an automatic erasure', () => {
  const person = newPerson('Camille', 'en', { id: 'p', nowMs: Date.UTC(2024, 0, 1) });
  const settings = newSettings({ ...DEFAULT_SETTINGS, retentionByItselfSince: 1 }, 1);

  it('names a day 30 days ahead for a person not warned of before, however long overdue', async () => {
    const text = await show(<RetentionNotice />, [person, settings], { lookedAt: 0, stoodMs: {} });
    expect(text).toMatch(/Camille.*December 10, 2026|Camille.*10 December 2026/);
  });

  it('names the day on which the warning is 30 days old', async () => {
    const stood = { lookedAt: NOW_MS - DAY_MS, stoodMs: { p: WARNING_MS - 5 * DAY_MS } };
    const text = await show(<RetentionNotice />, [person, settings], stood);
    expect(text).toMatch(/Camille.*November 14, 2026|Camille.*14 November 2026/);
  });
});
