import { describe, expect, it } from 'vitest';
import { bindTo, NO_CALL_TABS, withFrame, type CallTabs } from '../../../lib/call/call-tabs';

const FRAME = { tabId: 1, frameId: 0 };
const URL = 'https://meet.google.com/abc-defg-hij';
const EMPTY_AFTER_MS = 120_000;

/** Anna's session at 0 s, with somebody in the call. */
function sessionInCall(): CallTabs {
  const called = withFrame(NO_CALL_TABS, FRAME, news(1, null), 0, EMPTY_AFTER_MS);
  return withFrame(bindTo(called, 'anna', 1, 0), FRAME, news(1, 1), 1_000, EMPTY_AFTER_MS);
}

function news(live: number, others: number | null) {
  return { live, others, url: URL };
}

describe('a call that everybody else left for too long', () => {
  const gone = withFrame(sessionInCall(), FRAME, news(0, null), 10_000, EMPTY_AFTER_MS);

  it('is marked as emptied when a connection comes back before its check has run', () => {
    const back = withFrame(gone, FRAME, news(1, null), 10_000 + EMPTY_AFTER_MS, EMPTY_AFTER_MS);
    expect(back.bound).toMatchObject({ emptied: true });
    const seen = withFrame(back, FRAME, news(1, 1), 131_000, EMPTY_AFTER_MS);
    expect(seen.question).toMatchObject({ kind: 'emptyRoom', endAt: 10_000 });
  });

  it('is not marked when a connection comes back sooner', () => {
    const back = withFrame(gone, FRAME, news(1, null), 100_000, EMPTY_AFTER_MS);
    expect(back.bound).toMatchObject({ emptied: false });
  });
});
