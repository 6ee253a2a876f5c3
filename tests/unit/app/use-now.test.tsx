// @vitest-environment happy-dom
import { act, Profiler } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useCall, useNow } from '../../../components/app/hooks';
import { ServicesProvider } from '../../../components/app/services';
import { NO_CALL } from '../../../lib/call/link';
import { render } from '../ui/render';
import { memoryStores } from '../../support/memory-stores';
import { panelServices, testCall, testServices } from '../../support/services';

let nowMs = 0;
const call = testCall();
const services = panelServices(
  testServices(memoryStores([]).stores, { clock: { nowMs: () => nowMs, newId: () => 'id' } }),
  { call },
);
const drawn: number[] = [];

function Clock() {
  useCall();
  drawn.push(useNow());
  return null;
}

beforeEach(async () => {
  vi.useFakeTimers();
  nowMs = 10_000;
  call.become(NO_CALL);
  await render(
    <ServicesProvider services={services}>
      <Clock />
    </ServicesProvider>,
  );
  drawn.length = 0;
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const pass = (ms: number) =>
  act(async () => {
    nowMs += ms;
    await vi.advanceTimersByTimeAsync(ms);
  });

const callChanges = () => act(async () => call.become({ ...call.current() }));

test('the clock updates after a second', async () => {
  await pass(1000);
  expect(drawn).toEqual([11_000]);
});

test('a change in the call updates the clock once, and the next second waits for the next change', async () => {
  await pass(400);
  await callChanges();
  expect(drawn).toEqual([10_400]);
  await pass(1050);
  expect(drawn).toHaveLength(1);
  await callChanges();
  expect(drawn).toEqual([10_400, 11_450]);
});

test('the clock updates by itself when no further change comes', async () => {
  await callChanges();
  await pass(1200);
  await pass(1000);
  expect(drawn).toEqual([10_000, 11_200, 12_200]);
});

test('two components with the same interval are rendered together', async () => {
  let drawings = 0;
  await render(
    <ServicesProvider services={services}>
      <Profiler id="both" onRender={() => (drawings += 1)}>
        <Clock />
        <Clock />
      </Profiler>
    </ServicesProvider>,
  );
  drawings = 0;
  await pass(1000);
  await callChanges();
  expect(drawings).toBe(2);
});

test('the clock stops while the page is hidden, and is current when it is visible again', async () => {
  const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
  await pass(5000);
  expect(drawn).toEqual([]);
  hidden.mockReturnValue(false);
  await act(async () => void document.dispatchEvent(new Event('visibilitychange')));
  expect(drawn).toEqual([15_000]);
});
