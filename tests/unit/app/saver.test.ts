import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSaver, SOON_MS, type SaveState } from '../../../components/app/saver';

const RETRY_MS = 1_000;

function start() {
  const states: SaveState[] = [];
  const saver = createSaver({ onState: (state) => states.push(state), retryMs: RETRY_MS });
  return { saver, states };
}

/** A write that ends when told to. */
function held() {
  let finish = () => {};
  const done = new Promise<void>((resolve) => {
    finish = resolve;
  });
  return { write: vi.fn(() => done), finish };
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
});
afterEach(() => {
  vi.useRealTimers();
});

describe('createSaver', () => {
  it('saves typed text within 100 ms', () => {
    expect(SOON_MS).toBeLessThanOrEqual(100);
  });

  it('saves during typing, only the latest text each time', async () => {
    const { saver } = start();
    const written: string[] = [];
    const type = (text: string) => saver.save('line', async () => written.push(text), 'soon');
    for (const text of ['a', 'ab', 'abc']) {
      type(text);
      await vi.advanceTimersByTimeAsync(SOON_MS / 4);
    }
    expect(written).toEqual([]);
    await vi.advanceTimersByTimeAsync(SOON_MS / 4);
    expect(written).toEqual(['abc']);
    type('abcd');
    await vi.advanceTimersByTimeAsync(SOON_MS);
    expect(written).toEqual(['abc', 'abcd']);
  });

  it('saves a choice at once, together with waiting text', async () => {
    const { saver } = start();
    const written: string[] = [];
    saver.save('line', async () => written.push('line'), 'soon');
    saver.save('scale', async () => written.push('scale'));
    await vi.advanceTimersByTimeAsync(0);
    expect(written).toEqual(['line', 'scale']);
  });

  it('reports ‘saved’ only after the write has resolved', async () => {
    const { saver, states } = start();
    const { write, finish } = held();
    saver.save('scale', write);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(write).toHaveBeenCalledOnce();
    expect(states).toEqual(['pending']);
    finish();
    await vi.advanceTimersByTimeAsync(0);
    expect(states).toEqual(['pending', 'saved']);
  });

  it('keeps a failed write and retries it until it succeeds', async () => {
    const { saver, states } = start();
    const write = vi
      .fn<() => Promise<void>>()
      .mockRejectedValueOnce(new Error('full'))
      .mockRejectedValueOnce(new Error('full'))
      .mockResolvedValue();
    saver.save('line', write);
    await vi.advanceTimersByTimeAsync(0);
    expect(states).toEqual(['pending', 'failed']);
    await vi.advanceTimersByTimeAsync(RETRY_MS);
    expect(states.at(-1)).toBe('failed');
    await vi.advanceTimersByTimeAsync(RETRY_MS);
    expect(states.at(-1)).toBe('saved');
    expect(write).toHaveBeenCalledTimes(3);
    await vi.advanceTimersByTimeAsync(10 * RETRY_MS);
    expect(write).toHaveBeenCalledTimes(3);
  });

  it('does not let one failing write block another', async () => {
    const { saver, states } = start();
    const other = vi.fn(async () => undefined);
    saver.save('bad', () => Promise.reject(new Error('full')), 'soon');
    saver.save('good', other);
    await vi.advanceTimersByTimeAsync(0);
    expect(other).toHaveBeenCalledOnce();
    expect(states.at(-1)).toBe('failed');
  });

  it('keeps reporting the failure while more is typed', async () => {
    const { saver, states } = start();
    saver.save('line', () => Promise.reject(new Error('full')));
    await vi.advanceTimersByTimeAsync(0);
    saver.save('line', async () => undefined, 'soon');
    expect(states.at(-1)).toBe('failed');
    await vi.advanceTimersByTimeAsync(SOON_MS);
    expect(states.at(-1)).toBe('saved');
  });

  it('retries with newer text when there is some', async () => {
    const { saver } = start();
    const written: string[] = [];
    saver.save('line', () => Promise.reject(new Error('full')));
    await vi.advanceTimersByTimeAsync(0);
    saver.save('line', async () => written.push('new'), 'soon');
    await vi.advanceTimersByTimeAsync(RETRY_MS);
    expect(written).toEqual(['new']);
  });

  it('never runs two writes at the same time', async () => {
    const { saver } = start();
    const first = held();
    const second = vi.fn(async () => undefined);
    saver.save('line', first.write);
    saver.save('line', second);
    await vi.advanceTimersByTimeAsync(0);
    expect(second).not.toHaveBeenCalled();
    first.finish();
    await vi.advanceTimersByTimeAsync(0);
    expect(second).toHaveBeenCalledOnce();
  });

  it('flushes waiting text after the current write', async () => {
    const { saver } = start();
    const first = held();
    const second = vi.fn(async () => undefined);
    saver.save('scale', first.write);
    saver.save('line', second, 'soon');
    const flushed = saver.flush();
    first.finish();
    expect(await flushed).toBe(true);
    expect(second).toHaveBeenCalledOnce();
  });

  it('tells the caller of a flush when not everything is durable', async () => {
    const { saver } = start();
    saver.save('line', () => Promise.reject(new Error('full')), 'soon');
    expect(await saver.flush()).toBe(false);
  });

  it('tells by key what is not durable yet', async () => {
    const { saver } = start();
    saver.save('line', () => Promise.reject(new Error('full')), 'now', 'typed');
    saver.save('other', async () => undefined, 'now', 'stored');
    await vi.advanceTimersByTimeAsync(0);
    expect([saver.unsaved('line'), saver.unsaved('other')]).toEqual(['typed', undefined]);
    saver.save('line', async () => undefined, 'now', 'typed on');
    expect(saver.allUnsaved('li')).toEqual(['typed on']);
    await vi.advanceTimersByTimeAsync(0);
    expect(saver.allUnsaved('')).toEqual([]);
  });
});
