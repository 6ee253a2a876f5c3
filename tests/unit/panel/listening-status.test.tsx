// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ListeningStatus } from '../../../components/panel/ListeningStatus';
import { NO_CALL, type CallLinkState } from '../../../lib/call/link';
import { en } from '../../../lib/i18n/en';
import { newRecord } from '../../../lib/records/envelope';
import { showScreen } from '../app/screen';
import { session as payload, START } from '../reflection/records';
import { find } from '../ui/render';
import { panelServices, testCall } from '../../support/services';

const session = newRecord(
  'session',
  { ...payload, events: [{ type: 'started' as const, at: START }] },
  { id: 's', nowMs: START },
  { sessionId: 's', personId: 'p' },
);
const words = en.panel.listening.status;
const HEARD: CallLinkState['listening'] = {
  sessionId: 's',
  audioSeen: true,
  coach: 'silent',
  coachee: 'silent',
  echo: false,
};

afterEach(() => vi.useRealTimers());

/** @returns a call that is heard or not, and all announcements */
async function call() {
  const link = testCall();
  await showScreen(<ListeningStatus session={session} heardBefore />, [], {
    nowMs: START,
    page: (services) => panelServices(services, { call: link }),
  });
  vi.useFakeTimers();
  const region = find('[role=status]');
  const said: string[] = [];
  const look = () => {
    const text = region.textContent ?? '';
    if (text !== '' && text !== said.at(-1)) said.push(text);
  };
  return {
    said,
    async is(heard: boolean, forMs: number) {
      const listening = heard ? HEARD : null;
      await act(async () => link.become({ ...NO_CALL, listening }));
      for (let ms = 0; ms < forMs; ms += 1_000) {
        await act(async () => vi.advanceTimersByTime(1_000));
        look();
      }
    },
  };
}

describe('the announcement of the listening state', () => {
  it('says that the call is heard, and that it is no longer heard', async () => {
    const { said, is } = await call();
    await is(true, 5_000);
    await is(false, 70_000);
    expect(said.slice(-2)).toEqual([words.heard, words.lost]);
  });

  it('comes at most once a minute while a connection keeps changing', async () => {
    const { said, is } = await call();
    for (let time = 0; time < 60; time += 1) {
      await is(true, 3_000);
      await is(false, 2_000);
    }
    // Five minutes, and the first announcement.
    expect(said.length).toBeGreaterThan(1);
    expect(said.length).toBeLessThanOrEqual(6);
  });
});
