/** Plays the scenarios in tests/fixtures/scenarios through the real content script and worker. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { replay } from '../replay/replay';
import type { ReplayResult } from '../replay/result';
import { parseScenario } from '../replay/scenario';

/** Tolerance: speech is found to a step of the tap and a little more. */
const CLOSE_MS = 700;

async function play(name: string): Promise<ReplayResult> {
  const file = new URL(`../fixtures/scenarios/${name}.json`, import.meta.url);
  return await replay(parseScenario(readFileSync(file, 'utf8')));
}

/** The stored speech in whole seconds, for example `1 others 2–22`. */
function spoken({ storedSpeech }: ReplayResult): string[] {
  const seconds = (ms: number) => Math.round(ms / 1000);
  return storedSpeech.map(
    ({ tab, who, fromMs, toMs }) => `${tab} ${who} ${seconds(fromMs)}–${seconds(toMs)}`,
  );
}

function reads({ orders }: ReplayResult): string[] {
  return orders.map(
    ({ atMs, tab, measure }) => `${tab} ${measure ? 'on' : 'off'} ${Math.round(atMs / 1000)}`,
  );
}

function asked({ questions }: ReplayResult): string[] {
  return questions.map(({ atMs, kind }) => `${kind} ${Math.round(atMs / 1000)}`);
}

const FIRST = ['1 others 2–22', '1 coach 25–45'];

describe('another meeting in the same tab', () => {
  it('is not read until the coach answers, and the session ends at its hang-up', async () => {
    const result = await play('another-meeting-unanswered');
    expect(asked(result)).toEqual(['anotherMeeting 63']);
    expect(reads(result)).toEqual(['1 on 0', '1 off 60']);
    expect(spoken(result)).toEqual(FIRST);
    expect(result.sessions).toMatchObject([{ endedMs: 60_000, endReason: 'hangup' }]);
  });

  it('ends the session at the former call’s disconnect when the coach says no', async () => {
    const result = await play('another-meeting-no');
    expect(spoken(result)).toEqual(FIRST);
    expect(result.sessions).toMatchObject([{ endedMs: 60_000, endReason: 'hangup' }]);
  });

  it('continues the session when the coach says yes', async () => {
    const result = await play('another-meeting-yes');
    expect(reads(result)).toEqual(['1 on 0', '1 off 60', '1 on 70']);
    expect(spoken(result)).toEqual([...FIRST, '1 others 71–94', '1 others 100–110']);
    expect(result.sessions).toMatchObject([{ endedMs: null, sessionMs: 120_000 }]);
  });

  it('starts its own person’s session only after the coach said no', async () => {
    const { sessions } = await play('another-meeting-starts-its-own');
    expect(sessions).toMatchObject([
      { person: 'anna', endedMs: 60_000 },
      { person: 'paul', startedMs: 70_000, endedMs: null },
    ]);
  });

  it('is detected when the page changes its address just before its connections', async () => {
    const result = await play('another-room-by-script');
    expect(asked(result)).toEqual(['anotherMeeting 53']);
    expect(spoken(result)).toEqual(FIRST);
  });

  it('is not assumed when only the address changes over the same connections', async () => {
    const result = await play('address-changes-mid-call');
    expect(asked(result)).toEqual([]);
    expect(reads(result)).toEqual(['1 on 0']);
  });

  it('is not assumed when the address names no meeting', async () => {
    const result = await play('page-that-names-no-meeting');
    expect(asked(result)).toEqual([]);
    expect(reads(result)).toEqual(['1 on 0', '1 off 60', '1 on 63']);
  });
});

describe('a call that everybody else left', () => {
  it('is read for two more minutes, and the next guest only after the coach has answered', async () => {
    const result = await play('emptied-room-next-guest');
    expect(asked(result)).toEqual(['emptyRoom 200']);
    expect(reads(result)).toEqual(['1 on 0', '1 off 180', '1 on 230']);
    expect(spoken(result)).toEqual([...FIRST, '1 others 231–241']);
  });

  it('ends the session at the time the last person left when the coach says no', async () => {
    const [session] = (await play('emptied-room-no')).sessions;
    expect(Math.abs(session!.endedMs! - 60_000)).toBeLessThan(CLOSE_MS);
  });

  it('raises no question after a shorter absence', async () => {
    const result = await play('short-absence');
    expect(asked(result)).toEqual([]);
    expect(reads(result)).toEqual(['1 on 0']);
  });

  it('raises no question for the first guest, however late they come', async () => {
    const result = await play('first-guest');
    expect(asked(result)).toEqual([]);
    expect(result.sessions[0]!.coachTalkMs).toBeLessThan(10_000 + CLOSE_MS);
  });

  it('is detected in a pause too, when no level is read', async () => {
    const result = await play('emptied-in-a-pause');
    expect(asked(result)).toEqual(['emptyRoom 200']);
    expect(reads(result)).toEqual(['1 on 0', '1 off 50']);
    expect(spoken(result)).toEqual(FIRST);
  });
});

it('only the tab a session was moved to is read, and not in a pause or after the end', async () => {
  const result = await play('go-on-here');
  expect(reads(result)).toEqual([
    '1 on 0',
    '1 off 60',
    '2 on 60',
    '2 off 90',
    '2 on 100',
    '2 off 110',
  ]);
  expect(spoken(result).slice(2)).toEqual(['2 others 62–72', '2 coach 75–80', '2 others 102–107']);
});

it('nothing is read between withdrawn and renewed consent', async () => {
  const result = await play('withdrawn-consent');
  expect(reads(result)).toEqual(['1 on 0', '1 off 60', '1 on 80']);
  expect(spoken(result).slice(2)).toEqual(['1 others 50–60', '1 others 82–92']);
});

describe('time in which nobody else is heard', () => {
  it('is left out of the measures: three minutes of the coach alone do not change the share', async () => {
    const [session] = (await play('coach-alone-first')).sessions;
    expect(Math.abs(session!.coachShare! - 0.5)).toBeLessThan(0.01);
    expect(Math.abs(session!.coveredMs - 180_000)).toBeLessThan(CLOSE_MS);
  });

  it('is left out of the measures over an open line before the first words', async () => {
    const [session] = (await play('open-line-before-first-words')).sessions;
    expect(Math.abs(session!.coachTalkMs - 20_000)).toBeLessThan(CLOSE_MS);
    expect(Math.abs(session!.coveredMs - 50_000)).toBeLessThan(CLOSE_MS);
  });

  it('does not include the time in which the coach is muted', async () => {
    const [session] = (await play('muted-coach')).sessions;
    expect(Math.abs(session!.coacheeTalkMs - 30_000)).toBeLessThan(CLOSE_MS);
    expect(Math.abs(session!.coachTalkMs - 10_000)).toBeLessThan(CLOSE_MS);
    expect(Math.abs(session!.coveredMs - 68_000)).toBeLessThan(CLOSE_MS);
  });
});

describe('the end of a session', () => {
  it.each([
    ['end-next-morning', 3_720_000],
    ['left-open-with-a-silent-line', 45_000],
    ['phone-session-ended-next-morning', 660_000],
    ['restart-then-end', 58_000],
  ])('is set to the last sign of activity: %s', async (name, endedMs) => {
    const [session] = (await play(name)).sessions;
    expect(Math.abs(session!.endedMs! - endedMs)).toBeLessThan(CLOSE_MS);
    expect(session!.endReason).toBe('coach');
  });

  it('is the present when the coach went on after a restart, with the time away as a pause', async () => {
    const [session] = (await play('restart-then-go-on')).sessions;
    expect(session).toMatchObject({ endedMs: 200_000 });
    expect(Math.abs(session!.sessionMs - 93_000)).toBeLessThan(CLOSE_MS);
  });

  it('can be undone within 30 minutes, and not later', async () => {
    const result = await play('mistaken-end');
    expect(result.sessions).toMatchObject([{ endedMs: 120_000, sessionMs: 120_000 }]);
    expect(reads(result)).toEqual(['1 on 0', '1 off 60', '1 on 90', '1 off 120']);
  });
});

describe('a call that starts its session automatically', () => {
  it('continues the same session after a drop', async () => {
    const result = await play('drop-goes-on-by-itself');
    expect(result.sessions).toMatchObject([{ endedMs: 120_000, sessionMs: 120_000 }]);
    expect(asked(result)).toEqual([]);
  });

  it('continues it in another tab when its own was closed', async () => {
    const { sessions } = await play('closed-tab-goes-on');
    expect(sessions).toMatchObject([{ endedMs: 110_000, sessionMs: 110_000 }]);
  });

  it('continues it in a tab that was opened before its own was closed', async () => {
    const result = await play('rejoined-in-another-tab');
    expect(result.sessions).toMatchObject([{ endedMs: 90_000, sessionMs: 90_000 }]);
    expect(reads(result)).toEqual(['1 on 0', '1 off 60', '2 on 60', '2 off 90']);
  });

  it('asks after a longer drop, and reads nothing before the answer', async () => {
    const result = await play('drop-asks-later');
    expect(asked(result)).toEqual(['afterHangUp 400']);
    expect(reads(result)).toEqual(['1 on 0', '1 off 60', '1 on 420', '1 off 440']);
    expect(result.sessions).toHaveLength(1);
  });

  it('starts another session hours later', async () => {
    expect((await play('next-session-of-the-same-link')).sessions).toMatchObject([
      { endedMs: 60_000 },
      { startedMs: 7_200_000 },
    ]);
  });

  it('distinguishes meetings named in the query, and starts nothing when in doubt', async () => {
    expect((await play('rooms-in-the-query')).sessions).toMatchObject([
      { person: 'anna', startedMs: 0, endedMs: 20_000 },
      { person: 'paul', startedMs: 40_000, endedMs: 60_000 },
    ]);
  });
});

it('session time stays correct when the wall clock is set back and forward', async () => {
  const result = await play('clock-steps');
  expect(result.sessions).toMatchObject([{ endedMs: 100_000, sessionMs: 100_000 }]);
  expect(spoken(result).slice(2)).toEqual(['1 others 52–62', '1 others 75–85']);
});

it('session time stays correct when the wall clock moves by seconds', async () => {
  const result = await play('small-clock-steps');
  expect(result.sessions).toMatchObject([{ endedMs: 95_000, sessionMs: 95_000 }]);
});

it('a session is measured that begins after the wall clock was set back', async () => {
  const { sessions } = await play('clock-set-back-between-sessions');
  expect(sessions).toMatchObject([
    { startedMs: 0, endedMs: 60_000, sessionMs: 60_000 },
    { startedMs: 70_000, endedMs: 100_000, sessionMs: 30_000 },
  ]);
  expect(Math.abs(sessions[1]!.coacheeTalkMs - 20_000)).toBeLessThan(CLOSE_MS);
});

it('no speech is lost and no hang-up is missed when the worker is killed', async () => {
  const result = await play('worker-killed');
  expect(result.sessions).toMatchObject([{ endedMs: 70_000, endReason: 'hangup' }]);
  expect(spoken(result).slice(2)).toEqual(['1 others 52–62']);
});

it('nothing of a discarded session is stored', async () => {
  expect(await play('discarded')).toMatchObject({ sessions: [], storedSpeech: [] });
});

it('impossible commands have no effect', async () => {
  const result = await play('impossible-commands');
  expect(result).toMatchObject({ orders: [], questions: [] });
  expect(result.sessions).toMatchObject([{ person: 'anna', startedMs: 2_000, endedMs: 62_000 }]);
});

it.each([
  ['not JSON', '{'],
  ['no events', '{"people": []}'],
  ['an unknown event', '{"people": [], "events": [{"atMs": 0, "type": "dance"}]}'],
  [
    'events out of order',
    '{"people": [], "events": [{"atMs": 5, "type": "end"}, {"atMs": 1, "type": "end"}]}',
  ],
  ['a bad setting', '{"people": [], "settings": {"hangUpAfterMs": "soon"}, "events": []}'],
])('the parser refuses a scenario with %s', (_name, text) => {
  expect(() => parseScenario(text)).toThrow(/./);
});
