// @vitest-environment happy-dom
import i18next from 'i18next';
import { act } from 'react';
import { initReactI18next } from 'react-i18next';
import { describe, expect, it, vi } from 'vitest';
import { App } from '../../../components/app/App';
import type { Safety } from '../../../lib/backup/safety';
import type { Condition } from '../../../lib/backup/database-fingerprint';
import { en } from '../../../lib/i18n/en';
import { button, click, find, render } from '../ui/render';
import { memoryStores } from '../../support/memory-stores';
import { journalServices, testSafety, testServices } from '../../support/services';

const LOST: Condition = {
  state: 'lost',
  before: {
    dbId: 'before',
    schema: 3,
    totals: { note: 12, session: 1, chunk: 900 },
    lastWriteAt: 1_763_900_000_000,
    takenAt: 1_763_900_000_000,
  },
};

/** A page with the text 'an empty start', over a database in the condition `found`. */
async function show(found: Condition | null, putBackAt: number | null = null) {
  const safety = testSafety(found, {
    restorePoints: async () => [{ id: 'newest', madeAt: 1_763_900_000_000, damagedFiles: 1 }],
    bringBack: vi.fn<Safety['bringBack']>(async () => {
      await become({ state: 'good' });
      return { madeAt: 1, counts: {}, damagedFiles: 0, unreadable: 0 };
    }),
    accept: vi.fn<Safety['accept']>(async () => become({ state: 'good' })),
    retry: vi.fn<Safety['retry']>(async () => undefined),
    putBackAt: async () => putBackAt,
    putBackSeen: vi.fn<Safety['putBackSeen']>(async () => undefined),
  });
  const become = (next: Condition) => act(async () => safety.become(next));
  const services = testServices(memoryStores([]).stores, {
    clock: { nowMs: () => 1_763_900_060_000, newId: () => 'id' },
    safety,
  });
  const words = i18next.createInstance().use(initReactI18next);
  await words.init({ lng: 'en', resources: { en: { translation: en } } });
  await render(
    <App services={journalServices(services)} words={words}>
      <p>an empty start</p>
      <input aria-label="half written" />
    </App>,
  );
  return { safety, become, text: () => document.body.textContent ?? '' };
}

describe('the recovery page', () => {
  it('shows nothing until the state of the database is known, then the page itself', async () => {
    const { become, text } = await show(null);
    expect(text()).not.toContain('an empty start');
    await become({ state: 'good' });
    expect(text()).toContain('an empty start');
  });

  it('says what an emptied database held, and restores it', async () => {
    const { safety, text } = await show(LOST);
    expect(text()).not.toContain('an empty start');
    expect(text()).toContain('1 session and 12 notes');
    expect(text()).toContain(en.safety.points.damaged);
    await click(button(en.safety.points.bringBack));
    expect(safety.bringBack).toHaveBeenCalledExactlyOnceWith('newest');
    expect(text()).toContain('an empty start');
  });

  it('starts an empty database only after a second question', async () => {
    const { safety, text } = await show(LOST);
    await click(button(en.safety.recovery.lost.accept));
    expect(safety.accept).not.toHaveBeenCalled();
    await click(button(en.safety.recovery.sure.yes));
    expect(safety.accept).toHaveBeenCalledOnce();
    expect(text()).toContain('an empty start');
  });

  it('keeps the page and unsaved text when the disk is full, and says why', async () => {
    const { become, text } = await show({ state: 'good' });
    find<HTMLInputElement>('[aria-label="half written"]').value = 'a thought';
    await become({ state: 'full', open: true });
    expect(text()).toContain(en.safety.waiting.noRoom);
    await become({ state: 'good' });
    expect(text()).not.toContain(en.safety.waiting.noRoom);
    expect(find<HTMLInputElement>('[aria-label="half written"]').value).toBe('a thought');
  });

  it('says that the database was restored automatically until the coach has read it', async () => {
    const { safety, text } = await show({ state: 'good' }, 1_763_900_000_000);
    expect(text()).toContain('Aparté has put everything back');
    expect(text()).toContain('an empty start');
    await click(button(en.common.close));
    expect(safety.putBackSeen).toHaveBeenCalledOnce();
    expect(text()).not.toContain('Aparté has put everything back');
  });

  it.each([
    ['full', { state: 'full', open: false }],
    ['newer', { state: 'newer' }],
    ['waiting', { state: 'waiting' }],
    ['private', { state: 'private' }],
  ] as const)(
    'offers nothing harmful while the database has to wait (%s)',
    async (state, found) => {
      const { text } = await show(found);
      expect(text()).not.toContain('an empty start');
      expect(text()).toContain(en.safety.waiting[state].what);
      const buttons = [...document.querySelectorAll('main button')].map((each) => each.textContent);
      expect(buttons).toEqual(state === 'newer' ? [en.safety.waiting.newer.reload] : []);
    },
  );

  it('retries a database that does not open before it offers a replacement', async () => {
    const { safety, text } = await show({ state: 'shut', reason: 'Internal error' });
    expect(text()).toContain('Internal error');
    await click(button(en.safety.recovery.shut.retry));
    expect(safety.retry).toHaveBeenCalledOnce();
  });
});
