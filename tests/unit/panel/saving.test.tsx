// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { en } from '../../../lib/i18n/en';
import { newNote } from '../../../lib/notes/note';
import { START } from '../reflection/records';
import { eventually, quietly, settle, twoPanels } from './panels';

const stored = newNote(
  'As it was',
  START,
  { id: 'n', nowMs: START },
  { sessionId: 's', personId: 'p' },
);
/** Longer than the delay after which a failed save is retried. */
const TRIED_AGAIN_MS = 2_300;

beforeEach(() => void vi.spyOn(console, 'warn').mockImplementation(() => undefined));
afterEach(() => vi.restoreAllMocks());

async function onePanel() {
  const [panel, other] = await twoPanels();
  /** @returns the function that lets the disk write again */
  const fail = (kind: 'notes' | 'drafts') => {
    const store = panel.stores[kind];
    const { update } = store;
    store.update = async () => {
      throw new Error('The disk is full.');
    };
    return () => {
      store.update = update;
    };
  };
  return { panel, other, fail };
}

describe('retrying a failed save', () => {
  it('saves a note with the text as corrected meanwhile', async () => {
    const { panel, fail } = await onePanel();
    await panel.open();
    const repair = fail('notes');
    await panel.write('Fjrst');
    await panel.enter();
    await eventually(() => panel.text.includes(en.common.notSaved), true);
    await panel.write('First');
    repair();
    await eventually(panel.notes, ['First']);
    await eventually(panel.value, '');
  });

  it('saves no note whose text was deleted meanwhile', async () => {
    const { panel, fail } = await onePanel();
    await panel.open();
    const repair = fail('notes');
    await panel.write('First');
    await panel.enter();
    await eventually(() => panel.text.includes(en.common.notSaved), true);
    await panel.write('');
    repair();
    await settle(TRIED_AGAIN_MS);
    expect(await panel.notes()).toEqual([]);
    expect(panel.text).not.toContain(en.common.saved);
  });

  it('saves an edit with the text as changed meanwhile', async () => {
    const { panel, fail } = await onePanel();
    await panel.stores.notes.put(stored);
    await panel.open();
    await panel.beginEdit();
    const repair = fail('notes');
    await panel.write('Older', panel.edit);
    await panel.enter(panel.edit);
    await eventually(() => panel.text.includes(en.common.notSaved), true);
    await panel.write('Newer', panel.edit);
    await panel.enter(panel.edit);
    repair();
    await eventually(panel.notes, ['Newer']);
    await settle(TRIED_AGAIN_MS);
    expect(await panel.notes()).toEqual(['Newer']);
  });
});

describe('a draft that the disk refuses', () => {
  it('is shown as not saved, and is still there when the cover is removed', async () => {
    const { panel, fail } = await onePanel();
    await panel.open();
    await quietly();
    fail('drafts');
    await panel.write('Half a thought');
    await eventually(() => panel.text.includes(en.common.notSaved), true);
    await panel.cover();
    await panel.open();
    await eventually(panel.value, 'Half a thought');
  });

  it('is stored behind the cover as soon as the disk allows', async () => {
    const { panel, fail } = await onePanel();
    await panel.open();
    await quietly();
    const repair = fail('drafts');
    await panel.write('Half a thought');
    await panel.cover();
    repair();
    await eventually(panel.drafts, ['Half a thought']);
  });

  it('is stored with its newest text, never overwritten by an older one', async () => {
    const { panel, fail } = await onePanel();
    await panel.open();
    await quietly();
    const repair = fail('drafts');
    await panel.write('Half');
    await panel.cover();
    await panel.open();
    await panel.write('Half a thought');
    repair();
    await eventually(panel.drafts, ['Half a thought']);
    await settle(TRIED_AGAIN_MS);
    expect(await panel.drafts()).toEqual(['Half a thought']);
  });
});
