import { IDBFactory } from 'fake-indexeddb';
import { expect, it, vi } from 'vitest';
import { createStorageLocations } from '../../lib/platform/storage-locations';
import { memoryArea, memoryBuckets } from '../support/storage';

it('the database stays in the default location until another is confirmed', async () => {
  globalThis.indexedDB = new IDBFactory();
  const places = createStorageLocations(memoryArea(), memoryBuckets());
  const other = await places.another();
  expect(await places.current()).toBe(globalThis.indexedDB);
  await other?.settle();
  expect(await places.current()).toBe(other?.factory);
});

it('a damaged storage bucket is deleted once the next one is confirmed', async () => {
  const buckets = memoryBuckets();
  const deleting = vi.spyOn(buckets, 'delete');
  const places = createStorageLocations(memoryArea(), buckets);
  await (await places.another())?.settle();
  expect(deleting).not.toHaveBeenCalled();
  const next = await places.another();
  await next?.settle();
  expect(deleting).toHaveBeenCalledExactlyOnceWith('records-2');
  expect(await places.current()).toBe(next?.factory);
});

it('without storage buckets there is no other location, and a remembered one is ignored', async () => {
  globalThis.indexedDB = new IDBFactory();
  const area = memoryArea();
  await area.set('place', 'records-2');
  const places = createStorageLocations(area, undefined);
  expect(await places.another()).toBeNull();
  expect(await places.current()).toBe(globalThis.indexedDB);
});
