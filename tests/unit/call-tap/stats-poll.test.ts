import { expect, test } from 'vitest';
import { createStatsPoll } from '../../../lib/platform/call-tap/stats-poll';

test('each connection is polled at its own interval', async () => {
  const asked: string[] = [];
  const poll = createStatsPoll(
    async (connection) => {
      asked.push((connection as unknown as { name: string }).name);
      return [];
    },
    () => {},
  );
  const connections = ['a', 'b'].map((name) => ({ name }) as unknown as RTCPeerConnection);
  const paceMs = (connection: RTCPeerConnection) => (connection === connections[0] ? 500 : 1000);
  for (let nowMs = 0; nowMs <= 2000; nowMs += 100) {
    await poll.poll(connections, paceMs, nowMs);
    // The report arrives asynchronously.
    await new Promise((resolve) => setTimeout(resolve));
  }
  expect(asked.filter((name) => name === 'a')).toHaveLength(5);
  expect(asked.filter((name) => name === 'b')).toHaveLength(3);
});

test('a connection with interval 0 is polled and awaited each time, up to a time limit', async () => {
  let answer: (rows: unknown[]) => void = () => {};
  const slow = createStatsPoll(
    () => new Promise((resolve) => (answer = resolve)),
    (_delayMs, run) => void setTimeout(run),
  );
  const connection = {} as RTCPeerConnection;
  const row = {
    type: 'inbound-rtp',
    kind: 'audio',
    trackIdentifier: 't',
    ssrc: 1,
    packetsReceived: 5,
  };
  await slow.poll([connection], () => 0, 0);
  expect(slow.latest(connection).inbound.size).toBe(0);
  answer([row]);
  await new Promise((resolve) => setTimeout(resolve));
  expect(slow.latest(connection).inbound.get('t')?.packetsReceived).toBe(5);

  const prompt = createStatsPoll(
    async () => [row],
    () => {},
  );
  await prompt.poll([connection], () => 0, 0);
  expect(prompt.latest(connection).inbound.size).toBe(1);
});
