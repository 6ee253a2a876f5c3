import { IDBFactory } from 'fake-indexeddb';
import { expect, it, vi } from 'vitest';
import { createDatabaseDoor } from '../../lib/platform/database';
import 'fake-indexeddb/auto';

it('after trouble, the database is opened only where there is room', async () => {
  const factory = new IDBFactory();
  const open = vi.spyOn(factory, 'open');
  globalThis.indexedDB = factory;
  let room = false;
  const door = createDatabaseDoor(undefined, undefined, undefined, async () => room);
  open.mockImplementationOnce(() => {
    throw new DOMException('full', 'UnknownError');
  });
  await expect(door.open()).rejects.toThrow('full');
  await expect(door.open()).rejects.toMatchObject({ name: 'QuotaExceededError' });
  expect(open).toHaveBeenCalledTimes(1);
  room = true;
  expect((await door.open()).name).toBe('aparte');
  // No more trouble: room is not asked for.
  room = false;
  await door.close();
  expect((await door.open()).name).toBe('aparte');
  await door.close();
});
