// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, describe, it, vi } from 'vitest';
import { en } from '../../../lib/i18n/en';
import { newNote } from '../../../lib/notes/note';
import { START } from '../reflection/records';
import { writtenBy } from '../../../lib/notes/draft';
import { eventually, quietly, twoPanels, type PanelUnderTest } from './panels';

const words = en.panel;
const stored = newNote(
  'As it was',
  START,
  { id: 'n', nowMs: START },
  { sessionId: 's', personId: 'p' },
);

async function bothOpen() {
  const [one, two] = await twoPanels();
  await one.open();
  await two.open();
  return { one, two };
}

async function focusWindow() {
  await act(async () => void window.dispatchEvent(new Event('focus')));
  await quietly();
}

/** Both panels of a test share one document, so the event reaches both. */
async function setVisibility(state: 'hidden' | 'visible') {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state);
  await act(async () => void document.dispatchEvent(new Event('visibilitychange')));
  await quietly();
}

/** Releases the draft, as the other panel does when it is hidden. */
async function handOver(panel: PanelUnderTest) {
  const [draft] = await panel.stores.drafts.bySession('s');
  await act(() => panel.stores.drafts.put(writtenBy(draft!, null)));
}

afterEach(() => vi.restoreAllMocks());

describe('notes written in two panels of one session', () => {
  it('are both kept when they are written at the same time', async () => {
    const { one, two } = await bothOpen();
    await one.write('From one');
    await two.write('From two');
    await one.enter();
    await two.enter();
    await eventually(one.notes, ['From one', 'From two']);
    await eventually(one.drafts, []);
  });

  it('stay as saved when the other panel opened during the writing', async () => {
    const [one, two] = await twoPanels();
    await one.open();
    await one.write('Half a');
    await two.open();
    await one.write('Half a thought');
    await one.enter();
    await eventually(one.notes, ['Half a thought']);
    await two.write('Something else');
    await two.enter();
    await eventually(one.notes, ['Half a thought', 'Something else']);
  });

  it('are both kept as drafts while both are being written', async () => {
    const { one, two } = await bothOpen();
    await one.write('Half of one');
    await two.write('Half of two');
    await one.write('Half of one, and more');
    await eventually(one.drafts, ['Half of one, and more', 'Half of two']);
  });
});

describe('a draft and the panels of one session', () => {
  it('stays in the panel where it is written while that panel is open', async () => {
    const [one, two] = await twoPanels();
    await one.open();
    await one.write('Half a thought');
    await two.open();
    await quietly();
    await eventually(two.value, '');
    await eventually(one.value, 'Half a thought');
  });

  it('stays in its panel while the screen is covered', async () => {
    const [one, two] = await twoPanels();
    await one.open();
    await one.write('Half a thought');
    await one.cover();
    await two.open();
    await quietly();
    await eventually(two.value, '');
    await one.open();
    await eventually(one.value, 'Half a thought');
  });

  it('continues in the next panel that opens after its own was closed', async () => {
    const [one, two] = await twoPanels();
    await one.open();
    await one.write('Half a thought');
    await one.close();
    await two.open();
    await eventually(two.value, 'Half a thought');
    await two.enter();
    await eventually(two.notes, ['Half a thought']);
    await eventually(two.drafts, []);
  });

  it('continues in an open panel when the coach comes back to it', async () => {
    const { one, two } = await bothOpen();
    await one.write('Half a thought');
    await one.close();
    await eventually(two.value, '');
    await focusWindow();
    await eventually(two.value, 'Half a thought');
  });

  it('waits until what is being written in the open panel is saved', async () => {
    const { one, two } = await bothOpen();
    await one.write('Half a thought');
    await two.write('Another');
    await one.close();
    await focusWindow();
    await eventually(two.value, 'Another');
    await two.enter();
    await eventually(two.value, 'Half a thought');
    await eventually(two.notes, ['Another']);
  });

  it('moves to the visible panel while its own is hidden', async () => {
    const [one, two] = await twoPanels();
    await one.open();
    await one.write('Half a thought');
    await setVisibility('hidden');
    vi.restoreAllMocks();
    await two.open();
    await eventually(two.value, 'Half a thought');
    await two.enter();
    await setVisibility('visible');
    await eventually(one.value, '');
    await eventually(two.notes, ['Half a thought']);
  });

  it('continues in a panel that became visible before its own was hidden', async () => {
    const { one, two } = await bothOpen();
    await one.write('Half a thought');
    await quietly();
    // The event of the visible panel came first, while the note was still assigned to the other panel.
    await setVisibility('visible');
    await eventually(two.value, '');
    await handOver(one);
    await eventually(two.value, 'Half a thought');
  });

  it('stays in a hidden panel when no other panel took it over', async () => {
    const [one] = await twoPanels();
    await one.open();
    await one.write('Half a thought');
    await setVisibility('hidden');
    await setVisibility('visible');
    await eventually(one.value, 'Half a thought');
    await one.write('Half a thought more');
    await eventually(one.drafts, ['Half a thought more']);
  });

  it('is offered after the session for each panel it was written in', async () => {
    const { one, two } = await bothOpen();
    await one.write('Half of one');
    await two.write('Half of two');
    await one.showLastWords();
    await two.showLastWords();
    await eventually(
      () => ['one', 'two'].every((name) => one.text.includes(`Half of ${name}`)),
      true,
    );
    await one.press(words.ended.keepWords);
    await eventually(async () => (await one.drafts()).length, 1);
    await two.press(words.ended.keepWords);
    await eventually(one.notes, ['Half of one', 'Half of two']);
    await eventually(one.drafts, []);
  });

  it('is saved once when both panels save it at the same time', async () => {
    const { one, two } = await bothOpen();
    await one.write('Half a thought');
    await one.showLastWords();
    await two.showLastWords();
    await act(async () => {
      for (const panel of [one, two]) panel.button(words.ended.keepWords)?.click();
    });
    await quietly();
    await eventually(one.notes, ['Half a thought']);
  });

  it('keeps text written after another panel had saved it as a note', async () => {
    const { one, two } = await bothOpen();
    await one.write('Half a thought');
    await eventually(one.drafts, ['Half a thought']);
    await two.showLastWords();
    await two.press(words.ended.keepWords);
    await eventually(one.notes, ['Half a thought']);
    await one.write('Half a thought, and the rest');
    await one.enter();
    await eventually(one.notes, ['Half a thought', 'Half a thought, and the rest']);
  });
});

describe('edits of one note in two panels', () => {
  async function bothEditing() {
    const [one, two] = await twoPanels();
    await one.stores.notes.put(stored);
    await one.open();
    await two.open();
    await one.beginEdit();
    await two.beginEdit();
    return { one, two };
  }

  it('are both kept when both change the note', async () => {
    const { one, two } = await bothEditing();
    await one.write('As one says', one.edit);
    await two.write('As two says', two.edit);
    await one.enter(one.edit);
    await eventually(one.notes, ['As one says']);
    await two.enter(two.edit);
    await eventually(one.notes, ['As one says', 'As two says']);
    await eventually(() => document.body.textContent?.includes(words.notes.bothKept), true);
    await eventually(one.drafts, []);
  });

  it('leave the note unchanged where the editor was only opened', async () => {
    const { one, two } = await bothEditing();
    await one.write('As one says', one.edit);
    await one.enter(one.edit);
    await eventually(one.notes, ['As one says']);
    await two.enter(two.edit);
    await quietly();
    await eventually(one.notes, ['As one says']);
  });

  it('are each restored in their own panel', async () => {
    const { one, two } = await bothEditing();
    await one.write('As one says', one.edit);
    await two.write('As two says', two.edit);
    await one.cover();
    await two.cover();
    await one.open();
    await two.open();
    await eventually(one.textInEdit, 'As one says');
    await eventually(two.textInEdit, 'As two says');
  });

  it('keep the edited text when the note was deleted meanwhile', async () => {
    const { one, two } = await bothEditing();
    await one.write('As one says', one.edit);
    await two.stores.notes.update('n', (note) => note && { ...note, deletedAt: START });
    await one.enter(one.edit);
    await eventually(one.notes, ['As one says']);
  });

  it('compare with the text they started from, even after the panel was closed', async () => {
    const { one, two } = await bothEditing();
    await one.write('As one says', one.edit);
    await one.close();
    await two.write('As two says', two.edit);
    await two.enter(two.edit);
    await eventually(two.notes, ['As two says']);
    await one.open();
    await eventually(() => one.text.includes('As two says') || one.textInEdit() !== '', true);
    await one.enter(one.edit);
    await eventually(one.notes, ['As one says', 'As two says']);
  });
});
