// @vitest-environment happy-dom
/** A section of the panel that crashes leaves the session's controls and the other sections usable. */
import { act, type FunctionComponent } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Panel } from '../../../components/panel/Panel';
import type { Services } from '../../../components/app/services';
import { NO_CALL } from '../../../lib/call/link';
import { en } from '../../../lib/i18n/en';
import { newPrep } from '../../../lib/notes/note';
import { newPerson } from '../../../lib/people/person';
import { newRecord } from '../../../lib/records/envelope';
import { settle, showScreen, text } from '../app/screen';
import { MINUTE, session as payload, START } from '../reflection/records';
import { panelServices, testCall } from '../../support/services';
import { button, click, find, type } from '../ui/render';

/** The name of the export that throws. */
const broken = vi.hoisted(() => ({ part: '' }));

const breakable = vi.hoisted(() => async (original: () => Promise<object>, part: string) => {
  const { createElement } = await import('react');
  const actual = (await original()) as Record<string, FunctionComponent<object>>;
  function Breakable(props: object) {
    if (broken.part === part) throw new Error(`${part} is broken`);
    return createElement(actual[part]!, props);
  }
  return { ...actual, [part]: Breakable };
});

vi.mock('../../../components/panel/ConsentSection', (o) => breakable(o, 'ConsentSection'));
vi.mock('../../../components/panel/ListeningSection', (o) => breakable(o, 'ListeningSection'));
vi.mock('../../../components/panel/Prepared', (o) => breakable(o, 'Prepared'));
vi.mock('../../../components/panel/CarryOver', (o) => breakable(o, 'CarryOver'));
vi.mock('../../../components/panel/prompts/PromptsSection', (o) => breakable(o, 'PromptsSection'));
vi.mock('../../../components/notes/NotesSection', (o) => breakable(o, 'NotesSection'));
vi.mock('../../../components/panel/CoacheeSection', (o) => breakable(o, 'CoacheeSection'));
vi.mock('../../../components/panel/NudgeCard', (o) => breakable(o, 'NudgeCard'));
vi.mock('../../../components/panel/NoteField', (o) => breakable(o, 'NoteField'));
vi.mock('../../../components/panel/StillWith', (o) => breakable(o, 'StillWith'));
vi.mock('../../../components/panel/SessionSections', (o) => breakable(o, 'SessionSections'));
vi.mock('../../../components/panel/JustEnded', (o) => breakable(o, 'JustEnded'));
vi.mock('../../../components/panel/NudgeOffer', (o) => breakable(o, 'NudgeOffer'));
vi.mock('../../../components/panel/CheckInLine', (o) => breakable(o, 'CheckInLine'));
vi.mock('../../../components/panel/PrepField', (o) => breakable(o, 'PrepField'));
vi.mock('../../../components/panel/ToFinish', (o) => breakable(o, 'ToFinish'));
vi.mock('../../../lib/listening/conversation', async (original) => {
  const actual = await original<typeof import('../../../lib/listening/conversation')>();
  const analyseConversation: typeof actual.analyseConversation = (talk) => {
    if (broken.part === 'analyseConversation') throw new Error('cannot be measured');
    return actual.analyseConversation(talk);
  };
  return { ...actual, analyseConversation };
});

const agreed = newPerson('Anna', 'en', { id: 'anna', nowMs: 1 });
const person = {
  ...agreed,
  payload: { ...agreed.payload, consents: [{ at: 1, given: true }], links: ['meet.example/abc'] },
};
const links = { sessionId: 's', personId: 'anna' };
const [started] = payload.events;
const open = newRecord(
  'session',
  // Nearly over, so that the questions for the person are shown.
  { ...payload, events: started ? [started] : [], plannedMs: 10 * MINUTE },
  { id: 's', nowMs: START },
  links,
);
const ended = newRecord('session', payload, { id: 's', nowMs: START + 12 * MINUTE }, links);
const prepared = {
  ...newPrep('Ask about the move.', { id: 'prep', nowMs: 1 }, 'anna'),
  sessionId: 's',
};

async function show(session: typeof open) {
  const send = vi.fn<Services['send']>(async ({ type }) =>
    type === 'tab.status' ? { ok: true, status: 'here' } : { ok: true },
  );
  const { stores } = await showScreen(<Panel />, [person, session, prepared], {
    nowMs: START + (session === open ? 9.5 : 13) * MINUTE,
    besides: () => ({ send }),
    page: (services) => panelServices(services, { call: testCall(CALL) }),
  });
  return { send, stores };
}
const CALL = { ...NO_CALL, tabId: 7, url: 'https://meet.example/abc' };

const failure = (name: string) => en.common.broken.replace('{{name}}', name);

beforeEach(() => {
  broken.part = '';
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});

describe('a panel section that crashes during a session', () => {
  it.each([
    ['ConsentSection', en.panel.consent.title],
    ['ListeningSection', en.panel.listening.title],
    ['analyseConversation', en.panel.listening.title],
    ['Prepared', en.panel.prep.prepared],
    ['CarryOver', en.panel.carried.title],
    ['PromptsSection', en.panel.prompts.title],
    ['NotesSection', en.panel.notes.title],
    ['CoacheeSection', en.reflection.coachee.title],
    ['NudgeCard', en.settings.nudges.title],
    ['NoteField', en.panel.notes.field],
    ['StillWith', en.panel.session.controls],
    ['SessionSections', en.panel.session.sections],
  ])('is named in the message, and Pause and End still work: %s', async (part, name) => {
    broken.part = part;
    const { send } = await show(open);
    expect(text()).toContain(failure(name));
    await click(button(en.panel.session.pause));
    expect(send).toHaveBeenCalledWith({ type: 'session.pause', sessionId: 's' });
    await click(button(en.panel.session.end));
    expect(send).toHaveBeenCalledWith({ type: 'session.end', sessionId: 's' });

    broken.part = '';
    await click(button(en.common.tryAgain));
    await settle();
    expect(text()).not.toContain(failure(name));
  });

  it('does not lose the text being written in the note field', async () => {
    const { stores } = await show(open);
    const field = () => find<HTMLTextAreaElement>('textarea[placeholder]');
    await type(field(), 'She wants to');
    broken.part = 'NoteField';
    // A change of another kind renders the sections again.
    await act(() => stores.promptUses.erase(['another']));
    await settle();
    expect(text()).toContain(failure(en.panel.notes.field));
    broken.part = '';
    await click(button(en.common.tryAgain));
    await settle();
    expect(field().value).toBe('She wants to');
  });
});

describe('a panel section that crashes on the start screen', () => {
  it.each([
    ['StillWith', en.panel.session.controls],
    ['JustEnded', en.panel.ended.part],
    ['NudgeOffer', en.panel.nudges.offerTitle],
    ['CheckInLine', en.journal.checkIns.title],
    ['PrepField', en.panel.prep.title],
    ['ToFinish', en.journal.reflections.title],
  ])('is named in the message, and a session can still be started: %s', async (part, name) => {
    broken.part = part;
    const { send } = await show(ended);
    expect(text()).toContain(failure(name));
    await click(button(en.panel.start.start));
    await settle();
    expect(send).toHaveBeenCalledWith(expect.objectContaining({ type: 'session.start' }));

    broken.part = '';
    await click(button(en.common.tryAgain));
    await settle();
    expect(text()).not.toContain(failure(name));
  });
});
