// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { useSessionMenu } from '../../../components/panel/useSessionMenu';
import { NO_CALL } from '../../../lib/call/link';
import { newPerson, type PersonPayload, type PersonRecord } from '../../../lib/people/person';
import { withPayload } from '../../../lib/records/envelope';
import { showScreen, text } from '../app/screen';
import { START } from '../reflection/records';
import { panelServices, testCall } from '../../support/services';

const LINK = 'calls.example/join?room=anna';
const nothing = () => undefined;

function person(id: string, changed: Partial<PersonPayload> = {}): PersonRecord {
  const made = newPerson(id, 'en', { id, nowMs: 1 });
  return withPayload(made, { ...made.payload, ...changed }, START);
}

/** Only the labels of the menu. */
function Menu({ of }: { readonly of: PersonRecord }) {
  const entries = useSessionMenu({
    person: of,
    showDigits: false,
    onToggleDigits: nothing,
    onPlanned: nothing,
    onHide: nothing,
    onHelp: nothing,
    onDiscard: nothing,
  });
  return entries.map((entry) => ('label' in entry ? <p key={entry.id}>{entry.label}</p> : null));
}

async function show(url: string, ...[first, ...others]: [PersonRecord, ...PersonRecord[]]) {
  const now = { ...NO_CALL, tabId: 7, url, access: 'ready' as const, liveAudioConnections: 1 };
  await showScreen(<Menu of={first} />, [first, ...others], {
    nowMs: START,
    page: (services) => panelServices(services, { call: testCall(now) }),
  });
}

describe('the session menu', () => {
  it('offers to store the link and to start by it when the address certainly names the meeting', async () => {
    await show(`https://${LINK}`, person('anna'), person('paul'));
    expect(text()).toContain('This link is theirs');
    expect(text()).toContain('Start by itself for this link');
  });

  it.each(['https://calls.example/join?token=x9', 'https://calls.example/', 'about:blank'])(
    'offers no link at %s, which does not certainly name a meeting',
    async (url) => {
      await show(url, person('anna', { links: ['calls.example/join', 'calls.example'] }));
      expect(text()).not.toContain('This link is theirs');
      expect(text()).not.toContain('Start by itself');
    },
  );

  it('does not offer automatic start by a link that somebody else has too', async () => {
    await show(`https://${LINK}`, person('anna'), person('paul', { links: [LINK] }));
    expect(text()).toContain('This link is theirs');
    expect(text()).not.toContain('Start by itself');
  });

  it('lets the coach turn off an automatic start chosen before', async () => {
    const anna = person('anna', { startsAt: [LINK] });
    await show(`https://${LINK}`, anna, person('paul', { links: [LINK] }));
    expect(text()).toContain('Start by itself for this link');
  });
});
