// @vitest-environment happy-dom
import { act } from 'react';
import { describe, expect, it } from 'vitest';
import { Panel } from '../../../components/panel/Panel';
import { newCheckIn, NO_ANSWERS } from '../../../lib/check-ins/check-in';
import { NO_CALL, type CallLinkState } from '../../../lib/call/link';
import { newPerson, type PersonPayload, type PersonRecord } from '../../../lib/people/person';
import { newRecord, withPayload } from '../../../lib/records/envelope';
import { newReflection } from '../../../lib/reflection/reflection';
import { field, settle, showScreen, text } from '../app/screen';
import { MINUTE, session, START } from '../reflection/records';
import { button, click, type } from '../ui/render';
import { panelServices, testCall } from '../../support/services';

const LINK = 'meet.example/abc';

function person(id: string, changed: Partial<PersonPayload> = {}, updatedAt = START) {
  const made = newPerson(id, 'en', { id, nowMs: 1 });
  return withPayload(made, { ...made.payload, ...changed }, updatedAt);
}

interface Shown {
  readonly url?: string;
  readonly live?: number;
  readonly access?: CallLinkState['access'];
  readonly language?: string;
}

async function show(
  people: readonly ReturnType<typeof person>[],
  more: Parameters<typeof showScreen>[1] = [],
  { url = `https://${LINK}?pwd=1`, live = 1, access = 'ready', language = 'en' }: Shown = {},
) {
  const call = testCall({ ...NO_CALL, tabId: 7, url, access, liveAudioConnections: live });
  const screen = await showScreen(<Panel />, [...people, ...more], {
    nowMs: START + 60 * MINUTE,
    page: (services) => panelServices(services, { call }),
    language,
  });
  const links = (id: string) =>
    (screen.all.get(`person ${id}`) as PersonRecord | undefined)?.payload.links;
  const goTo = (next: string) => act(async () => call.become({ ...call.current(), url: next }));
  const started = () => screen.send.mock.calls.filter(([{ type }]) => type === 'session.start');
  return { ...screen, links, goTo, started };
}

const whoField = () => field<HTMLSelectElement>('Who are you with?');
const who = () => whoField().value;
const pick = (id: string) =>
  act(async () => {
    const select = whoField();
    select.value = id;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  });
/** Enter in a field does the same. */
const start = async () => {
  await click(button('Start'));
  await settle();
};
const AGREED = { consents: [{ at: 1, given: true }] };

describe('starting a session in a call', () => {
  it('proposes the person when only one has the link', async () => {
    const { started } = await show([
      person('anna', { links: [LINK], ...AGREED }),
      person('paul', AGREED, START + MINUTE),
    ]);
    expect(who()).toBe('anna');
    await start();
    expect(started()).toHaveLength(1);
  });

  it('proposes nobody for a link that nobody has', async () => {
    const { started } = await show([person('anna', AGREED), person('paul')]);
    expect(who()).toBe('');
    await start();
    expect(started()).toEqual([]);
    expect(text()).toContain('Choose who you are with first.');
    expect(document.activeElement).toBe(whoField());
    await pick('paul');
    expect(text()).not.toContain('Choose who you are with first.');
  });

  it.each([
    ['a room in the query', ['calls.example/join'], 'https://calls.example/join?room=anna'],
    ['another room', ['calls.example/join?room=paul'], 'https://calls.example/join?room=anna'],
    ['a token that may hide it', ['calls.example/join'], 'https://calls.example/join?token=x'],
    ['a part that is not known', ['calls.example/room'], 'https://calls.example/room?foo=x'],
    ['no room at all', ['calls.example'], 'https://calls.example/'],
  ])('proposes nobody when the address has %s', async (_, links, url) => {
    await show([person('anna', { links, ...AGREED })], [], { url });
    expect(who()).toBe('');
  });

  it('proposes the person before the call is joined', async () => {
    await show([person('anna', { links: [LINK] }), person('paul')], [], { live: 0 });
    expect(who()).toBe('anna');
  });

  it('proposes nobody without a call', async () => {
    const { started } = await show([person('anna', AGREED)], [], { live: 0, access: 'none' });
    expect(who()).toBe('');
    await pick('anna');
    await start();
    expect(started()).toEqual([[expect.objectContaining({ personId: 'anna', tabId: null })]]);
  });

  it('stores the link with the chosen person', async () => {
    const { links, send } = await show([person('paul')]);
    await pick('paul');
    await start();
    expect(links('paul')).toEqual([LINK]);
    expect(send).toHaveBeenCalledWith(expect.objectContaining({ personId: 'paul', tabId: 7 }));
  });

  it('stores the link with a new person too', async () => {
    const { links } = await show([]);
    await type(field('Name or pseudonym'), 'Zoé');
    await start();
    expect(links('new1')).toEqual([LINK]);
  });

  it('does not store the link when the coach says no', async () => {
    const { links } = await show([person('paul', { links: [LINK] })]);
    await click(field('This link is theirs'));
    await start();
    expect(links('paul')).toEqual([]);
  });

  it('stores no link that does not certainly name one meeting', async () => {
    const { links } = await show([person('paul')], [], { url: 'https://calls.example/a?foo=x' });
    await pick('paul');
    expect(text()).not.toContain('This link is theirs');
    await start();
    expect(links('paul')).toEqual([]);
  });

  it('stores the link of a shared room with nobody', async () => {
    const { links } = await show([
      person('anna', { links: [LINK] }),
      person('paul', { links: [LINK] }),
      person('zoe', {}, START + MINUTE),
    ]);
    expect(who()).toBe('');
    await pick('zoe');
    await start();
    expect(links('zoe')).toEqual([]);
    expect(links('anna')).toEqual([LINK]);
  });

  it('applies a tick about one person’s link to no other person and no other link', async () => {
    const { all, goTo } = await show([person('anna'), person('paul')]);
    await pick('anna');
    await click(field('Start by itself'));
    await pick('paul');
    expect(field('Start by itself').checked).toBe(false);
    await pick('anna');
    await goTo('https://meet.example/xyz');
    expect(field('Start by itself').checked).toBe(false);
    await start();
    const anna = all.get('person anna') as PersonRecord;
    expect(anna.payload).toMatchObject({ links: ['meet.example/xyz'], startsAt: [] });
  });

  it('offers automatic start only for a link that nobody else has', async () => {
    await show([person('anna', { links: [LINK] }), person('paul', { links: [LINK] })]);
    await pick('anna');
    expect(text()).toContain('This link is theirs');
    expect(text()).not.toContain('Start by itself');
  });
});

describe('starting with a person who consented, in a meeting not known to be theirs', () => {
  const NEW = 'New link for anna: it is anna in this call';

  it('requires one tick of confirmation before the session starts', async () => {
    const { links, started } = await show([person('anna', AGREED)]);
    await pick('anna');
    const tick = field(NEW);
    await start();
    await start();
    expect(started()).toEqual([]);
    expect(text()).toContain('Tick first that it is anna in this call.');
    expect(document.activeElement).toBe(tick);
    await click(tick);
    expect(text()).not.toContain('Tick first');
    await start();
    expect(started()).toHaveLength(1);
    expect(links('anna')).toEqual([LINK]);
  });

  it('requires confirmation before the call is joined too, and stores the link', async () => {
    const { links, started } = await show([person('anna', AGREED)], [], { live: 0 });
    await pick('anna');
    await click(field(NEW));
    await start();
    expect(started()).toHaveLength(1);
    expect(links('anna')).toEqual([LINK]);
  });

  it('requires confirmation when the address does not say which meeting it is', async () => {
    const { started } = await show([person('anna', AGREED)], [], {
      url: 'https://teams.microsoft.com/v2/',
    });
    await pick('anna');
    await start();
    expect(started()).toEqual([]);
    await click(field('The link does not say whose meeting it is: it is anna in this call'));
    await start();
    expect(started()).toHaveLength(1);
  });

  it('asks again for another person and for another meeting', async () => {
    const { goTo, started } = await show([person('anna', AGREED), person('paul', AGREED)]);
    await pick('anna');
    await click(field(NEW));
    await pick('paul');
    expect(field('New link for paul').checked).toBe(false);
    await pick('anna');
    expect(field(NEW).checked).toBe(true);
    await goTo(`https://${LINK}?pwd=2`);
    expect(field(NEW).checked).toBe(true);
    await goTo('https://meet.example/xyz');
    expect(field(NEW).checked).toBe(false);
    await start();
    expect(started()).toEqual([]);
  });

  it('does not ask when nothing would be measured', async () => {
    const refused = { consents: [...AGREED.consents, { at: 2, given: false }] };
    const { started } = await show([person('anna', refused), person('paul')]);
    for (const id of ['anna', 'paul']) {
      await pick(id);
      expect(text()).not.toContain('New link for');
    }
    await start();
    expect(started()).toHaveLength(1);
  });

  it('does not ask in a shared room that is also theirs', async () => {
    const { started } = await show([
      person('anna', { links: [LINK], ...AGREED }),
      person('paul', { links: [LINK], ...AGREED }),
    ]);
    await pick('anna');
    await start();
    expect(started()).toHaveLength(1);
  });

  it('asks in French', async () => {
    await show([person('anna', AGREED)], [], { language: 'fr' });
    await act(async () => {
      const select = field<HTMLSelectElement>('Avec qui êtes-vous');
      select.value = 'anna';
      select.dispatchEvent(new Event('change', { bubbles: true }));
    });
    expect(text()).toMatch(/Nouveau lien pour anna\s: c’est bien anna dans cet appel/);
  });
});

it('the start screen counts the recent sessions that can still be reflected on', async () => {
  const made = (id: string) =>
    newRecord('session', session, { id, nowMs: START }, { sessionId: id });
  const done = newReflection('b', null, START);
  const { openPage } = await show(
    [person('anna')],
    [made('a'), made('b'), withPayload(done, { ...done.payload, finishedAt: START }, START)],
  );
  expect(text()).toContain('Sessions to look back on: 1');
  await click(button('Sessions to look back on: 1'));
  expect(openPage).toHaveBeenCalledWith('journal', 'reflections');
});

describe('the check-in reminder on the start screen', () => {
  const met = newRecord('session', session, { id: 's', nowMs: START }, { personId: 'anna' });
  const DUE = 'Time for a check-in with anna';

  it('is one line that leads to the check-in when it is due', async () => {
    const { openPage } = await show([person('anna', { checkInEveryWeeks: 4 })], [met]);
    await pick('anna');
    await click(button(DUE));
    expect(openPage).toHaveBeenCalledWith('journal', 'person/anna');
  });

  it('is absent when the coach did not choose check-ins, or one was just done', async () => {
    const { stores } = await show([person('anna')], [met]);
    await pick('anna');
    expect(text()).not.toContain(DUE);
    await stores.people.update(
      'anna',
      (stored) => stored && withPayload(stored, { ...stored.payload, checkInEveryWeeks: 4 }, START),
    );
    await settle();
    expect(text()).toContain(DUE);
    await stores.checkIns.put(newCheckIn(NO_ANSWERS, { id: 'c', nowMs: START + MINUTE }, 'anna'));
    await settle();
    expect(text()).not.toContain(DUE);
  });
});
