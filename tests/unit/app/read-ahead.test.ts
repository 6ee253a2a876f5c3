/** A read begun before anybody asks, and never an answer older than a change that was announced. */
import { expect, test, vi } from 'vitest';
import { readAhead } from '../../../components/app/readAhead';
import type { Change } from '../../../lib/messages/changes';

function begin(read: () => Promise<string>) {
  const listeners = new Set<(change: Change) => void>();
  const changes = {
    listen(listener: (change: Change) => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const ask = readAhead(changes, 'session', read);
  const announce = (kind: Change['kind']) => {
    for (const listener of listeners) listener({ kind, ids: [] });
  };
  return { ask, announce, listeners };
}

const twice = () =>
  vi.fn<() => Promise<string>>().mockResolvedValueOnce('early').mockResolvedValue('late');

test('the first request gets the result read ahead, and the next one reads again', async () => {
  const read = twice();
  const { ask, listeners } = begin(read);
  expect(read).toHaveBeenCalledOnce();
  expect(await ask()).toBe('early');
  expect(read).toHaveBeenCalledOnce();
  expect(await ask()).toBe('late');
  expect(listeners.size).toBe(0);
});

test('the prefetched result is dropped when its kind of record changed, and kept for other kinds', async () => {
  const changed = begin(twice());
  changed.announce('session');
  expect(await changed.ask()).toBe('late');
  const other = begin(twice());
  other.announce('note');
  expect(await other.ask()).toBe('early');
});

test('a failed read ahead is read again', async () => {
  const locked = () =>
    vi
      .fn<() => Promise<string>>()
      .mockRejectedValueOnce(new Error('Locked'))
      .mockResolvedValue('late');
  expect(await begin(locked()).ask()).toBe('late');
  const later = begin(locked());
  await new Promise((resolve) => setTimeout(resolve));
  expect(await later.ask()).toBe('late');
});
