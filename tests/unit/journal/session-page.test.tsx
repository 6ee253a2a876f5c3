// @vitest-environment happy-dom
import { act } from 'react';
import { describe, expect, it } from 'vitest';
import { SessionPage } from '../../../components/journal/session/SessionPage';
import { newNote, type NotePayload } from '../../../lib/notes/note';
import { newPerson } from '../../../lib/people/person';
import { newRecord, withPayload, type AnyRecord } from '../../../lib/records/envelope';
import {
  newReflection,
  reflectionId,
  type ReflectionPayload,
} from '../../../lib/reflection/reflection';
import { figuresOf } from '../../../lib/session/figures-of';
import type { SessionPayload } from '../../../lib/session/session';
import { field, settle, showScreen, text, TYPED_MS } from '../app/screen';
import { chunk, MINUTE, session, START } from '../reflection/records';
import { button, click, find, press, type } from '../ui/render';

const NOW = START + 60 * MINUTE;
const links = { sessionId: 's', personId: 'p' };
const stamp = (id: string) => ({ id, nowMs: START + MINUTE });
const person = newPerson('Olive', 'en', { id: 'p', nowMs: START });
const heard = newRecord('chunk', chunk, stamp('c'), links);
const note = newNote('She takes a breath', START + 2 * MINUTE, stamp('n'), links);
const met = (changed: Partial<SessionPayload> = {}) =>
  newRecord('session', { ...session, ...changed }, stamp('s'), { sessionId: 's', personId: 'p' });

function lookedBack(changed: Partial<ReflectionPayload> = {}) {
  const made = newReflection('s', 'p', START);
  return withPayload(made, { ...made.payload, revealedAt: START, ...changed }, START);
}

const show = (records: readonly AnyRecord[], id = 's') =>
  showScreen(<SessionPage id={id} />, [person, ...records], { nowMs: NOW });
const view = () => find('svg[role=img][class*=score]').getAttribute('aria-label');
const frame = () => find<HTMLElement>('[role=group][tabindex="0"]');
const headings = () => [...document.querySelectorAll('h1, h2')].map((each) => each.textContent);

describe('the page of a session', () => {
  it('shows the turn timeline, measures, notes and reflection, each under its heading', async () => {
    await show([met(), heard, note, lookedBack()]);
    expect(find('h1').textContent).toBe('Sessions / Olive / 14 November 2023');
    expect(headings()).toEqual([
      'Sessions / Olive / 14 November 2023',
      'Who spoke when',
      'In figures',
      'Notes',
      'Commitments',
      'In a few words',
      'How was it?',
      'Their view',
      'Next time',
    ]);
    expect(view()).toContain('from 0:00 to 10:00');
    expect(find('path[data-part=coach]').getAttribute('d')).toMatch(/^M0 62V34/);
    expect(find('[data-pin=note]').textContent).toBe('2:00 Note: She takes a breath');
    expect(find('a[href="#export/s"]').textContent).toBe('Export…');
  });

  it('zooms and moves the timeline by keys and buttons, within the session', async () => {
    await show([met(), heard, lookedBack()]);
    await press('+', frame());
    expect(view()).toContain('from 1:52 to 8:07');
    await press('ArrowRight', frame());
    expect(view()).toContain('from 3:26 to 9:41');
    await press('End', frame());
    expect(view()).toContain('from 3:45 to 10:00');
    await press('0', frame());
    expect(view()).toContain('from 0:00 to 10:00');
    await click(button('Zoom in'));
    await click(button('Earlier'));
    expect(view()).toContain('from 0:18 to 6:33');
    await click(button('Whole session'));
    expect(view()).toContain('from 0:00 to 10:00');
  });

  it('has the same data in a table that can be opened', async () => {
    await show([met(), heard, note, lookedBack()]);
    expect(document.querySelector('table')).toBeNull();
    await click(button('As a table'));
    const rows = [...document.querySelectorAll('tbody tr')].map((row) =>
      [...row.children].map((cell) => cell.textContent).join(' | '),
    );
    expect(rows.slice(0, 4)).toEqual([
      '0:00 | 5\u00a0min | Phase: Open',
      '0:00 | 20\u00a0s | You speak',
      '0:20 | 5\u00a0s | Silence, ended by them',
      '0:25 | 40\u00a0s | They speak',
    ]);
    expect(rows).toContain('2:00 |  | Note: She takes a breath');
    expect(rows).toContain('3:00 | 30\u00a0s | Your microphone off');
    expect(rows).toContain('7:00 | 3\u00a0min | Not heard');
  });

  it('asks for the guess first, and shows nothing of who spoke before it', async () => {
    const { all } = await show([
      met({ figures: figuresOf([chunk], session, NOW) ?? undefined }),
      heard,
      note,
    ]);
    expect(document.querySelector('svg[role=img]')).toBeNull();
    expect(text()).not.toContain('You spoke for');
    await click(button('Skip the guess'));
    await settle();
    expect(text()).toContain('You spoke for 25% of the time');
    expect(view()).toContain('from 0:00');
    expect(all.get(`reflection ${reflectionId('s')}`)?.payload).toMatchObject({ coachShare: 0.25 });
    expect(document.activeElement?.textContent).toContain('You spoke for 25%');
  });

  it('has each definition behind one button, and in the accessible name', async () => {
    await show([met(), heard, lookedBack()]);
    const term = button('Silences of 3 s or more');
    expect(term.getAttribute('aria-description')).toContain('Nobody speaks between two stretches');
    await click(term);
    expect(term.closest('div')?.textContent).toContain('3, of which they ended 3');
    expect(term.closest('div')?.textContent).toContain('Nobody speaks between two stretches');
  });

  it('shows stored measures when the intervals were deleted, and says so', async () => {
    await show([
      met({ figures: figuresOf([chunk], session, NOW) ?? undefined }),
      note,
      lookedBack(),
    ]);
    expect(text()).toContain('Who spoke when is no longer stored. The figures were kept.');
    expect(text()).toContain('You spoke for 25%');
    expect(document.querySelector('[data-blind]')).toBeNull();
    expect(find('path[data-part=coach]').getAttribute('d')).toBe('');
  });

  it('shows notes and reflection of a session without measures', async () => {
    await show([met(), note]);
    expect(text()).toContain('Nothing was measured in this session.');
    expect(text()).toContain('She takes a breath');
    expect(find('[data-blind] rect:last-child').getAttribute('width')).toBe('800');
  });

  it('saves edited notes and the reflection', async () => {
    const { all } = await show([met(), heard, note, lookedBack()]);
    await click(button('She takes a breath'));
    await type(field<HTMLTextAreaElement>('Edit the note'), '! She says no');
    await press('Enter', field('Edit the note'));
    await type(field<HTMLTextAreaElement>('A moment that mattered'), 'The silence');
    await settle(TYPED_MS);
    expect(all.get('note n')?.payload as NotePayload).toMatchObject({
      kind: 'insight',
      text: 'She says no',
    });
    expect(all.get(`reflection ${reflectionId('s')}`)?.payload).toMatchObject({
      lines: { moment: 'The silence' },
    });
    expect(text()).toContain('Saved');
  });

  it('moves from a mark on the timeline to its note', async () => {
    await show([met(), heard, note, lookedBack()]);
    const pin = find('[data-pin=note]');
    await act(async () => void pin.dispatchEvent(new MouseEvent('click', { bubbles: true })));
    expect(document.activeElement?.textContent).toContain('She takes a breath');
  });

  it('shows nothing of a session under way or one that does not exist', async () => {
    await show([met({ events: session.events.slice(0, 3) }), heard, note]);
    expect(text()).toContain('under way');
    expect(document.querySelector('svg[role=img]')).toBeNull();
    await show([], 'gone');
    expect(text()).toContain('This session is not on this computer.');
  });

  it('renders thousands of lines a few hundred at a time', async () => {
    const notes = Array.from({ length: 250 }, (_, at) =>
      newNote(`note ${at}`, START + at * 100, stamp(`n${at}`), links),
    );
    await show([met(), heard, ...notes, lookedBack()]);
    await click(button('As a table'));
    expect(document.querySelectorAll('tbody tr')).toHaveLength(200);
    await click(button('More lines (63 left)'));
    expect(document.querySelectorAll('tbody tr')).toHaveLength(263);
  });
});
