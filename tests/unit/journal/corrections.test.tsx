// @vitest-environment happy-dom
import { act } from 'react';
import { describe, expect, it, vi } from 'vitest';
import type { Services } from '../../../components/app/services';
import { MergesProvider } from '../../../components/journal/merges';
import { PersonPage } from '../../../components/journal/person/PersonPage';
import { SessionPage } from '../../../components/journal/session/SessionPage';
import { Sessions } from '../../../components/journal/Sessions';
import type { CommandReply } from '../../../lib/messages/commands';
import { newPerson, type PersonPayload } from '../../../lib/people/person';
import { newRecord, withPayload, type AnyRecord } from '../../../lib/records/envelope';
import { holdingsFrom } from '../../../lib/rights/holdings';
import { figuresOf } from '../../../lib/session/figures-of';
import type { SessionPayload } from '../../../lib/session/session';
import { toLocalMinute } from '../../../components/app/localTime';
import { settle, showScreen, text } from '../app/screen';
import { chunk, MINUTE, session, START } from '../reflection/records';
import { button, click, find, type } from '../ui/render';

const NOW = START + 24 * 60 * MINUTE;
const links = { sessionId: 's', personId: 'p' };
const stamp = (id: string) => ({ id, nowMs: START });

function person(id: string, name: string, changed: Partial<PersonPayload> = {}) {
  const made = newPerson(name, 'en', stamp(id));
  return withPayload(made, { ...made.payload, ...changed }, START);
}

const AGREED = { consents: [{ at: START - 1, given: true }] };
const PEOPLE = [
  person('p', 'Olive', AGREED),
  person('agreed', 'Anna', AGREED),
  person('never', 'Nora'),
  person('left', 'Lea', {
    consents: [...AGREED.consents, { at: START + 2 * MINUTE, given: false }],
  }),
  person('sample:1', 'Invented'),
];
const half = (part: 0 | 1) => ({
  ...chunk,
  fromMs: START + part * 6 * MINUTE,
  toMs: START + (part + 1) * 6 * MINUTE,
});
const payload: SessionPayload = { ...session, figures: figuresOf([chunk], session, NOW)! };
const met = newRecord('session', payload, stamp('s'), links);
const heard = newRecord('chunk', chunk, stamp('c'), links);

async function show(records: readonly AnyRecord[] = [met, heard], reply?: CommandReply) {
  const send = vi.fn<Services['send']>(async () => reply ?? { ok: true });
  const screen = await showScreen(<SessionPage id="s" />, [...PEOPLE, ...records], {
    nowMs: NOW,
    besides: () => ({ send }),
  });
  return { ...screen, send };
}

const dialog = () => find('[role=dialog]:has(form), [role=dialog]:has(select)');
const dialogText = () => dialog().textContent ?? '';

/** The control of the dialog with this label. */
function within<Found extends HTMLElement = HTMLInputElement>(label: string): Found {
  const found = [...dialog().querySelectorAll('label')].find((each) =>
    each.textContent?.startsWith(label),
  );
  const control = found && document.getElementById(found.htmlFor);
  if (!control) throw new Error(`no field ${label}`);
  return control as Found;
}

function choose(label: string, value: string) {
  const select = within<HTMLSelectElement>(label);
  return act(async () => {
    select.value = value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  });
}

const save = () => click(button('Save'));

describe('the dialog that corrects a session', () => {
  it('sends only what was changed', async () => {
    const { send } = await show();
    await click(button('Correct…'));
    await choose('With', 'agreed');
    await type(within('Planned length'), '45');
    await save();
    expect(send).toHaveBeenCalledExactlyOnceWith({
      type: 'session.correct',
      sessionId: 's',
      personId: 'agreed',
      plannedMs: 45 * MINUTE,
    });
    expect(document.querySelector('[role=dialog] form')).toBeNull();
  });

  it('sends nothing when nothing was changed', async () => {
    const { send } = await show();
    await click(button('Correct…'));
    await save();
    expect(send).not.toHaveBeenCalled();
  });

  it.each([
    ['agreed', 'They had agreed to being measured then'],
    ['never', 'Nora had not agreed to being measured at that time. Who spoke when is erased'],
    ['left', 'Lea had not agreed to being measured for all of that time.'],
  ])('says beforehand what happens to the measures with %s', async (id, words) => {
    const halves = [0, 1] as const;
    const records = halves.map((part) =>
      newRecord(
        'chunk',
        { ...half(part), toMs: START + part * 6 * MINUTE + 1 },
        stamp(`c${part}`),
        links,
      ),
    );
    await show([met, ...records]);
    await click(button('Correct…'));
    await choose('With', id);
    expect(dialogText()).toContain(words);
  });

  it('mentions no measures where nothing was measured, and offers no sample person', async () => {
    await show([newRecord('session', session, stamp('s'), links)]);
    await click(button('Correct…'));
    await choose('With', 'never');
    expect(dialogText()).not.toContain('measured');
    expect(dialogText()).not.toContain('Invented');
  });

  it('refuses an end before the start beside the field, and sends nothing', async () => {
    const { send } = await show();
    await click(button('Correct…'));
    await type(within('Ended'), toLocalMinute(START - MINUTE));
    expect(dialogText()).not.toContain('The end must come after the beginning.');
    await save();
    expect(dialogText()).toContain('The end must come after the beginning.');
    expect(within('Ended').getAttribute('aria-invalid')).toBe('true');
    await type(within('Ended'), '');
    expect(dialogText()).toContain('Write the day and the time.');
    expect(send).not.toHaveBeenCalled();
  });

  it('says what happens to the measures, and warns of an overlapping session', async () => {
    const at = START + 30 * MINUTE;
    const other: SessionPayload = {
      ...session,
      events: [
        { type: 'started', at },
        { type: 'ended', at: at + MINUTE, reason: 'coach' },
      ],
    };
    const otherOne = newRecord('session', other, stamp('t'), {
      sessionId: 't',
      personId: 'agreed',
    });
    await show([met, otherOne]);
    await click(button('Correct…'));
    await type(within('Ended'), toLocalMinute(at + 5 * MINUTE));
    expect(dialogText()).toContain('the figures stay as they were measured');
    expect(dialogText()).toContain('Another session was under way at that time: Anna');
  });

  it.each([
    ['sessionUnderWay', 'only its person can be changed'],
    ['noSuchPerson', 'This person is no longer on this computer.'],
    ['locked', 'Nothing was changed. Try again.'],
  ] as const)(
    'stays open and says why when the correction is refused: %s',
    async (error, words) => {
      await show(undefined, { ok: false, error });
      await click(button('Correct…'));
      await choose('With', 'agreed');
      await save();
      expect(dialogText()).toContain(words);
    },
  );

  it('offers only the person while the session is under way, and no deletion', async () => {
    await show([
      newRecord('session', { ...session, events: session.events.slice(0, -1) }, stamp('s'), links),
    ]);
    await click(button('Correct…'));
    expect(dialogText()).toContain('can be corrected once it has ended');
    expect(dialog().querySelectorAll('form input')).toHaveLength(0);
    expect(text()).not.toContain('Delete…');
  });
});

describe('deleting a session in the journal', () => {
  it('shows an error when it was refused, and returns to the list when it succeeded', async () => {
    const { send } = await show(undefined, { ok: false, error: 'notSaved' });
    await click(button('Delete…'));
    await click(button('Delete for good'));
    expect(find('[role=alertdialog]').textContent).toContain('The session was not deleted.');
    send.mockResolvedValue({ ok: true });
    await click(button('Delete for good'));
    expect(send).toHaveBeenLastCalledWith({ type: 'session.delete', sessionId: 's' });
    expect(window.location.hash).toBe('#sessions');
  });
});

describe('the dialog that enters a session', () => {
  async function enter(reply: CommandReply = { ok: true }) {
    const send = vi.fn<Services['send']>(async () => reply);
    await showScreen(<Sessions id={null} within={null} />, PEOPLE, {
      nowMs: NOW,
      besides: () => ({ send }),
    });
    await click(button('Enter a session…'));
    await choose('With', 'agreed');
    const [date] = toLocalMinute(START).split('T');
    await type(within('Date'), date!);
    await type(within('Began'), '23:30');
    await type(within('Length'), '45');
    await act(async () => {
      within('Length').focus();
      within('Length').blur();
    });
    return send;
  }

  it('computes the end from the length, and the length from the end', async () => {
    const send = await enter();
    expect(within('Ended').value).toBe('00:15');
    expect(dialogText()).toContain('It ended on the next day.');
    await type(within('Ended'), '23:50');
    expect(within('Length').value).toBe('20');
    await click(button('Enter'));
    const [asked] = send.mock.lastCall!;
    if (asked.type !== 'session.enter') throw new Error(asked.type);
    expect(asked).toMatchObject({ personId: 'agreed', setting: 'inPerson' });
    expect(asked.endedMs - asked.startedMs).toBe(20 * MINUTE);
    expect(window.location.hash).toBe(`#session/${asked.sessionId}`);
  });

  it('sends the same id again after a failure, and shows the failure', async () => {
    const send = await enter({ ok: false, error: 'notSaved' });
    await click(button('Enter'));
    expect(dialogText()).toContain('The session was not entered. Try again.');
    await click(button('Enter'));
    const ids = send.mock.calls.map(([asked]) => 'sessionId' in asked && asked.sessionId);
    expect(ids).toHaveLength(2);
    expect(ids[0]).toBe(ids[1]);
  });

  it('requires a time, and refuses one in the future', async () => {
    const send = await enter();
    await type(within('Began'), '');
    await click(button('Enter'));
    expect(dialogText()).toContain('Write the day and the time.');
    await type(within('Began'), '10:00');
    await type(within('Date'), toLocalMinute(NOW + 3 * 24 * 60 * MINUTE).slice(0, 10));
    expect(dialogText()).toContain('The end is in the future.');
    expect(send).not.toHaveBeenCalled();
  });
});

describe('two entries of one person in the journal', () => {
  async function merge(replies: readonly CommandReply[], others: readonly AnyRecord[] = PEOPLE) {
    const send = vi.fn<Services['send']>();
    for (const reply of replies) send.mockResolvedValueOnce(reply);
    const held = others.filter(({ personId }) => personId === 'left');
    await showScreen(
      <MergesProvider>
        <PersonPage id="p" />
      </MergesProvider>,
      others,
      {
        nowMs: NOW,
        besides: () => ({
          send,
          rights: {
            holdingsOf: async () => holdingsFrom([...held, met]),
            warnings: { read: async () => ({ lookedAt: 0, stoodMs: {} }) },
          },
        }),
      },
    );
    await click(button('Merge with…'));
    await choose('Also in the list as', 'left');
    await settle();
    return send;
  }
  const made = {
    keptId: 'p',
    before: PEOPLE[0]!.payload,
    after: PEOPLE[0]!.payload,
    other: PEOPLE[3]!,
    moved: [],
  };

  it('are shown with what will be merged, then merged, and separated by undo', async () => {
    const send = await merge([{ ok: true, merge: made }, { ok: true }]);
    expect(dialogText()).toContain('The name stays Olive; Lea leaves the list.');
    expect(dialogText()).toContain('Moves to Olive: 1 session.');
    expect(dialogText()).toContain('One of the two had said no');
    expect(dialogText()).not.toContain('Invented');
    await click(button('Merge'));
    expect(send).toHaveBeenLastCalledWith({ type: 'person.merge', keptId: 'p', otherId: 'left' });
    expect(text()).toContain('Lea and Olive are one person now.');
    await click(button('Undo'));
    expect(send).toHaveBeenLastCalledWith({ type: 'person.unmerge', merge: made });
    expect(text()).not.toContain('are one person now');
  });

  it.each([
    ['sessionUnderWay', 'A session with this person is under way.'],
    ['notSaved', 'Nothing was merged. Try again.'],
  ] as const)('stay two when the merge is refused, with the reason: %s', async (error, words) => {
    await merge([{ ok: false, error }]);
    await click(button('Merge'));
    expect(dialogText()).toContain(words);
  });

  it.each([
    ['noSuchPerson', 'It can no longer be undone'],
    ['sessionUnderWay', 'A session with this person is under way.'],
    ['notSaved', 'It was not undone. Try again.'],
  ] as const)('show why the merge cannot be undone: %s', async (error, words) => {
    await merge([
      { ok: true, merge: made },
      { ok: false, error },
    ]);
    await click(button('Merge'));
    await click(button('Undo'));
    expect(find('[role=alert]').textContent).toContain(words);
    expect(text()).toContain('Lea and Olive are one person now.');
  });

  it('cannot be merged when together they exceed the limits of one person', async () => {
    const goals = ['a', 'b'].map((id) => ({
      id,
      title: id,
      levels: ['', '', '', '', ''] as [string, string, string, string, string],
      createdAt: 1,
    }));
    const other = goals.map((goal) => ({ ...goal, id: `${goal.id}2` }));
    await merge([], [person('p', 'Olive', { goals }), person('left', 'Lea', { goals: other })]);
    expect(dialogText()).toContain('Together they have more than three goals.');
    expect(button('Merge').disabled).toBe(true);
  });
});
