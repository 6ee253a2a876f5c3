// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { Panel } from '../../../components/panel/Panel';
import { newCheckIn, NO_ANSWERS } from '../../../lib/check-ins/check-in';
import { NO_CALL } from '../../../lib/call/link';
import { newPerson, type PersonPayload, type PersonRecord } from '../../../lib/people/person';
import { newRecord, withPayload } from '../../../lib/records/envelope';
import { newReflection } from '../../../lib/reflection/reflection';
import { field, settle, showScreen, text } from '../app/screen';
import { MINUTE, session, START } from '../reflection/records';
import { button, click, type } from '../ui/render';

const LINK = 'meet.example/abc';

function person(id: string, changed: Partial<PersonPayload> = {}, updatedAt = START) {
  const made = newPerson(id, 'en', { id, nowMs: 1 });
  return withPayload(made, { ...made.payload, ...changed }, updatedAt);
}

async function show(
  people: readonly ReturnType<typeof person>[],
  more: Parameters<typeof showScreen>[1] = [],
) {
  const now = {
    ...NO_CALL,
    tabId: 7,
    url: `https://${LINK}?pwd=1`,
    access: 'ready' as const,
    liveAudioConnections: 1,
  };
  const call = {
    current: () => now,
    heard: () => null,
    listen: () => () => undefined,
    reload: async () => undefined,
  };
  const screen = await showScreen(<Panel />, [...people, ...more], {
    nowMs: START + 60 * MINUTE,
    call,
  });
  const links = (id: string) =>
    (screen.all.get(`person ${id}`) as PersonRecord | undefined)?.payload.links;
  return { ...screen, links };
}

const who = () => field<HTMLSelectElement>('Who are you with?').value;

describe('beginning a session in a call', () => {
  it('opens the person of the link, not the latest', async () => {
    await show([person('anna', { links: [LINK] }), person('paul', {}, START + MINUTE)]);
    expect(who()).toBe('anna');
  });

  it('keeps the link with the person it is begun with', async () => {
    const { links, send } = await show([person('paul')]);
    await click(button('Start'));
    await settle();
    expect(links('paul')).toEqual([LINK]);
    expect(send).toHaveBeenCalledWith(expect.objectContaining({ personId: 'paul', tabId: 7 }));
  });

  it('keeps it with someone new too', async () => {
    const { links } = await show([]);
    await type(field('Name or pseudonym'), 'Zoé');
    await click(button('Start'));
    await settle();
    expect(links('new1')).toEqual([LINK]);
  });

  it('does not keep it when the coach says no', async () => {
    const { links } = await show([person('paul', { links: [LINK] })]);
    await click(field('This link is theirs'));
    await click(button('Start'));
    await settle();
    expect(links('paul')).toEqual([]);
  });

  it('keeps a room that others are met in with nobody', async () => {
    const { links } = await show([
      person('anna', { links: [LINK] }),
      person('paul', { links: [LINK] }),
      person('zoe', {}, START + MINUTE),
    ]);
    expect(who()).toBe('zoe');
    await click(button('Start'));
    await settle();
    expect(links('zoe')).toEqual([]);
    expect(links('anna')).toEqual([LINK]);
  });
});

it('says how many sessions of the last days can still be looked back on', async () => {
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

describe('a check-in', () => {
  const met = newRecord('session', session, { id: 's', nowMs: START }, { personId: 'anna' });
  const DUE = 'Time for a check-in with anna';

  it('is spoken of in one line when it is due, which leads to it', async () => {
    const { openPage } = await show([person('anna', { checkInEveryWeeks: 4 })], [met]);
    await click(button(DUE));
    expect(openPage).toHaveBeenCalledWith('journal', 'person/anna');
  });

  it('is not, where the coach did not choose it, or it was had', async () => {
    const { stores } = await show([person('anna')], [met]);
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
