import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fromBase64, toBase64 } from '../../lib/bytes/base64';
import { isSealed, SEALED_KINDS } from '../../lib/lock/lock';
import { NO_ORDER } from '../../lib/messages/reports';
import { newNote } from '../../lib/notes/note';
import { newPerson } from '../../lib/people/person';
import { type DatabaseConnection } from '../../lib/platform/database';
import { convert } from '../../lib/platform/lock/convert';
import { createLock } from '../../lib/platform/lock/lock';
import { Locked } from '../../lib/platform/lock/record-encryption';
import { createPersonRights } from '../../lib/platform/person-rights';
import { createRecorder } from '../../lib/platform/worker/recorder';
import { checkRetention } from '../../lib/platform/worker/retention-alarm';
import { RECORD_KINDS, withPayload, type AnyRecord } from '../../lib/records/envelope';
import { DEFAULT_SETTINGS, newSettings } from '../../lib/settings/settings';
import { localChanges } from '../support/changes';
import { testClock } from '../support/clock';
import { testConnection, testStores } from '../support/database';
import { memoryKeyHolder, sealingInProcess } from '../support/lock';
import { recorderDependencies } from '../support/recorder';

// Argon2id with its real parameters takes a fifth of a second each time; these tests do not need it.
vi.mock('../../lib/platform/crypto/passphrase', async (original) => {
  const real = await original<typeof import('../../lib/platform/crypto/passphrase')>();
  return { ...real, KEY_PARAMS: { kdf: 'argon2id', memoryKiB: 8, passes: 1, lanes: 1 } };
});

// There is no browser here, so no alarm fires.
vi.mock('wxt/browser', () => ({
  browser: {
    alarms: {
      onAlarm: { addListener: () => undefined },
      get: async () => undefined,
      create: async () => undefined,
    },
    runtime: { onStartup: { addListener: () => undefined } },
  },
}));

const CANARY = 'Canary-7f3a';
const PASSPHRASE = 'a long enough one';
const NOTES = 450;

afterEach(() => void vi.restoreAllMocks());

function world(before?: DatabaseConnection, mirrored = mirrorInMemory()) {
  if (before === undefined) globalThis.indexedDB = new IDBFactory();
  const keys = memoryKeyHolder();
  const sealing = sealingInProcess(keys);
  const connection = testConnection({ sealing });
  const changes = localChanges();
  const stores = testStores({ connection, changes, nowMs: () => 1 });
  const renewCopies = vi.fn(async () => undefined);
  const lock = createLock({ connection, changes, keys, mirror: mirrored, renewCopies });
  return { connection, changes, keys, sealing, stores, lock, mirrored, renewCopies };
}

function mirrorInMemory() {
  let held: unknown = null;
  return {
    read: async () => held,
    write: async (lock: unknown) => {
      held = lock;
    },
  };
}

const note = (id: string, text = `${CANARY} ${id}`) =>
  newNote(text, 5, { id, nowMs: 5 }, { sessionId: 's', personId: 'p' });

async function withNotes(count = NOTES) {
  const all = world();
  await all.stores.people.put(newPerson(CANARY, 'fr', { id: 'p', nowMs: 1 }));
  await all.stores.settings.put(newSettings(DEFAULT_SETTINGS, 1));
  for (let index = 0; index < count; index += 1) await all.stores.notes.put(note(`n${index}`));
  return all;
}

async function turnOn({ lock }: Pick<ReturnType<typeof world>, 'lock'>) {
  const prepared = await lock.prepare(PASSPHRASE);
  await lock.turnOn(prepared);
  return prepared;
}

async function storedBytes(connection: DatabaseConnection): Promise<string> {
  const database = await connection.open();
  const all = await Promise.all(
    [...RECORD_KINDS, 'meta' as const, 'erased' as const].map((name) => database.getAll(name)),
  );
  return JSON.stringify(all);
}

/** Simulates a restart of the browser: memory is lost, the database is unchanged. */
function restarted({
  connection,
  mirrored,
}: Pick<ReturnType<typeof world>, 'connection' | 'mirrored'>) {
  return world(connection, mirrored);
}

describe('with the passphrase lock on, the database', () => {
  it('holds no readable text, neither of old records nor of new writes', async () => {
    const all = await withNotes();
    expect(await storedBytes(all.connection)).toContain(CANARY);
    await turnOn(all);
    await all.stores.notes.put(note('later'));
    await all.stores.notes.update(
      'n0',
      (record) => record && withPayload(record, { ...record.payload, text: `${CANARY} edited` }, 9),
    );
    const bytes = await storedBytes(all.connection);
    expect(bytes).not.toContain(CANARY);
    expect(bytes).not.toContain(PASSPHRASE);
    expect(all.renewCopies).toHaveBeenCalledOnce();
    // An unlocked page reads as before.
    expect(await all.stores.notes.list()).toHaveLength(NOTES + 1);
    expect((await all.stores.notes.get('n0'))?.payload.text).toBe(`${CANARY} edited`);
    expect((await all.stores.notes.get('later'))?.payload.text).toBe(`${CANARY} later`);
  });

  it('keeps the ids, links and times of a record unencrypted and unchanged', async () => {
    const all = await withNotes(1);
    const plain = (await (await all.connection.open()).get('note', 'n0')) as AnyRecord;
    await turnOn(all);
    const sealed = (await (await all.connection.open()).get('note', 'n0')) as AnyRecord;
    expect({ ...sealed, payload: null }).toEqual({ ...plain, payload: null });
    expect(isSealed(sealed)).toBe(true);
  });

  it('holds another ciphertext each time the same text is written', async () => {
    const all = await withNotes(1);
    await turnOn(all);
    const read = async () => (await (await all.connection.open()).get('note', 'n0')) as AnyRecord;
    const before = await read();
    await all.stores.notes.put(note('n0'));
    expect((await read()).payload).not.toEqual(before.payload);
  });

  it('leaves settings unencrypted, because the unlock screen needs them', async () => {
    const all = await withNotes(1);
    await turnOn(all);
    await all.lock.lockNow();
    expect((await all.stores.settings.get('settings'))?.payload).toEqual(DEFAULT_SETTINGS);
  });

  it('still gives a person all their records', async () => {
    const all = await withNotes(2);
    await turnOn(all);
    const rights = createPersonRights(all);
    expect((await rights.holdingsOf('p')).note.map(({ payload }) => payload.text)).toEqual([
      `${CANARY} n0`,
      `${CANARY} n1`,
    ]);
  });
});

describe('a locked database', () => {
  it('refuses every read and write, and loses nothing', async () => {
    const all = await withNotes(3);
    await turnOn(all);
    const after = restarted(all);
    const before = await storedBytes(all.connection);
    expect(await after.lock.state()).toBe('locked');
    await expect(after.stores.notes.list()).rejects.toThrow(Locked);
    await expect(after.stores.notes.get('n0')).rejects.toThrow(Locked);
    await expect(after.stores.notes.put(note('x'))).rejects.toThrow(Locked);
    await expect(createPersonRights(after).holdingsOf('p')).rejects.toThrow(Locked);
    expect(await storedBytes(all.connection)).toBe(before);
  });

  it('is unlocked by the passphrase in any Unicode composition, and by no similar one', async () => {
    const all = await withNotes(1);
    const prepared = await all.lock.prepare('café au lait 1');
    await all.lock.turnOn(prepared);
    const after = restarted(all);
    for (const wrong of ['', 'cafe au lait 1', 'café au lait 1 ', prepared.recoveryCode])
      expect(await after.lock.unlock('passphrase', wrong)).toBe(false);
    await expect(after.stores.notes.list()).rejects.toThrow(Locked);
    expect(await after.lock.unlock('passphrase', 'cafe\u0301 au lait 1')).toBe(true);
    expect(await after.stores.notes.list()).toHaveLength(1);
  });

  it('is unlocked by the recovery code as copied by hand', async () => {
    const all = await withNotes(1);
    const { recoveryCode } = await turnOn(all);
    const after = restarted(all);
    const byHand = recoveryCode.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o');
    expect(await after.lock.unlock('recoveryCode', recoveryCode.replace(/.$/, '!'))).toBe(false);
    expect(await after.lock.unlock('recoveryCode', byHand)).toBe(true);
    expect(await after.stores.notes.list()).toHaveLength(1);
  });

  it('makes the worker answer commands with ‘locked’ and measure nothing', async () => {
    const all = await withNotes(1);
    const begin = { type: 'session.start', personId: 'p', plannedMs: 60_000, tabId: 7 } as const;
    await turnOn(all);
    const after = restarted(all);
    const recorder = createRecorder(recorderDependencies({ ...after, clock: testClock() }));
    expect(await recorder.obey(begin)).toEqual({ ok: false, error: 'locked' });
    const frame = { tabId: 7, frameId: 0, url: 'https://meet.example/x' };
    expect(await recorder.hear({ type: 'call.state', liveAudioConnections: 1 }, frame)).toEqual({
      accepted: false,
      order: NO_ORDER,
    });
    expect(await recorder.hasOpenSession()).toBe(false);
    await after.lock.unlock('passphrase', PASSPHRASE);
    expect((await recorder.obey(begin)).ok).toBe(true);
  });

  it('erases people whose retention is over at the next unlock', async () => {
    const all = await withNotes(1);
    const clock = testClock(400 * 24 * 3_600_000);
    const due = { ...DEFAULT_SETTINGS, retentionByItselfSince: 1 };
    await all.stores.settings.put(newSettings(due, 2));
    const recorderAt = (at: ReturnType<typeof world>) =>
      createRecorder(recorderDependencies({ ...at, clock }));
    await recorderAt(all).eraseDue();
    await turnOn(all);
    const after = restarted(all);
    const recorder = recorderAt(after);
    const checked: Promise<unknown>[] = [];
    checkRetention(() => void checked.push(recorder.eraseDue()), after.keys);
    clock.advance(31 * 24 * 3_600_000);
    await recorder.eraseDue();
    const database = await after.connection.open();
    expect(await database.count('person')).toBe(1);

    await after.lock.unlock('passphrase', PASSPHRASE);
    await Promise.all(checked);
    expect(await database.count('person')).toBe(0);
    expect(await database.count('note')).toBe(0);
  });

  it('notifies a page that already saw it locked when another page unlocks it', async () => {
    const all = await withNotes(1);
    await turnOn(all);
    await all.lock.lockNow();
    const heard: string[] = [];
    all.lock.listen(() => heard.push('changed'));
    await all.lock.unlock('passphrase', PASSPHRASE);
    expect(heard).not.toEqual([]);
    expect(await all.lock.state()).toBe('open');
  });
});

describe('an encrypted payload', () => {
  it('does not decrypt when any bit changed, or in another record’s place', async () => {
    const all = await withNotes(1);
    await turnOn(all);
    const database = await all.connection.open();
    const stored = (await database.get('note', 'n0')) as AnyRecord;
    const { sealed } = stored.payload as { sealed: string };
    const bytes = fromBase64(sealed);
    vi.spyOn(console, 'warn').mockReturnValue();
    await fc.assert(
      fc.asyncProperty(
        fc.nat(bytes.length - 1),
        fc.integer({ min: 1, max: 255 }),
        async (at, flip) => {
          const changed = Uint8Array.from(bytes);
          changed[at] = (changed[at] ?? 0) ^ flip;
          const record = { ...stored, payload: { sealed: toBase64(changed) } };
          expect(() => all.sealing.open(record)).toThrow('This does not open');
        },
      ),
    );
    expect(() => all.sealing.open({ ...stored, id: 'other' })).toThrow('This does not open');
    expect(() => all.sealing.open({ ...stored, kind: 'draft' })).toThrow('This does not open');

    // The store keeps the damaged record unchanged, returns it to nobody and overwrites it by nobody.
    bytes[20] = (bytes[20] ?? 0) ^ 1;
    const broken = { ...stored, payload: { sealed: toBase64(bytes) } };
    await database.put('note', broken);
    expect(await all.stores.notes.list()).toEqual([]);
    await expect(all.stores.notes.put(note('n0'))).rejects.toThrow('cannot be read');
    expect(await database.get('note', 'n0')).toEqual(broken);
  });
});

describe('changing the passphrase', () => {
  it('keeps the data readable with the new one only, and refuses one that is too short', async () => {
    const all = await withNotes(2);
    const { recoveryCode } = await turnOn(all);
    const before = await (await all.connection.open()).getAll('note');
    await expect(all.lock.changePassphrase(PASSPHRASE, 'short')).rejects.toThrow(RangeError);
    expect(await all.lock.changePassphrase('not the former', 'another long one')).toBe(false);
    expect(await all.lock.changePassphrase(PASSPHRASE, 'another long one')).toBe(true);
    expect(await (await all.connection.open()).getAll('note')).toEqual(before);
    const after = restarted(all);
    expect(await after.lock.unlock('passphrase', PASSPHRASE)).toBe(false);
    expect(await after.lock.unlock('passphrase', 'another long one')).toBe(true);
    expect(await after.stores.notes.list()).toHaveLength(2);
    // The recovery code replaces a forgotten passphrase.
    expect(await after.lock.changePassphrase(recoveryCode, 'a third long one')).toBe(true);
  });
});

it('the lock reports that it is encrypting until all records and copies are encrypted', async () => {
  const all = await withNotes(1);
  const seen: string[] = [];
  const look = async () => void seen.push(await all.lock.state());
  all.changes.listen(({ ids }) => {
    if (ids.includes('lock')) void look();
  });
  all.renewCopies.mockImplementation(look);
  await turnOn(all);
  await look();
  expect(seen).toEqual(['sealing', 'sealing', 'open', 'open']);
  seen.length = 0;
  await all.lock.turnOff(PASSPHRASE);
  await vi.waitFor(() => expect(seen).toEqual(['unsealing', 'unsealing', 'off']));
});

it('encryption that was killed before its copies were renewed renews them when it goes on', async () => {
  const all = await withNotes(1);
  all.renewCopies.mockRejectedValueOnce(new Error('killed'));
  const prepared = await all.lock.prepare(PASSPHRASE);
  await expect(all.lock.turnOn(prepared)).rejects.toThrow('killed');
  const after = restarted(all);
  expect(await after.lock.unlock('passphrase', PASSPHRASE)).toBe(true);
  expect(after.renewCopies).toHaveBeenCalledOnce();
  expect(await after.lock.state()).toBe('open');
});

describe('turning the lock off', () => {
  it('leaves the database byte for byte as it was before', async () => {
    const all = await withNotes();
    const before = await storedBytes(all.connection);
    await turnOn(all);
    expect(await all.lock.turnOff('not the passphrase')).toBe(false);
    expect(await storedBytes(all.connection)).not.toContain(CANARY);
    expect(await all.lock.turnOff(PASSPHRASE)).toBe(true);
    expect(await all.lock.state()).toBe('off');
    expect(await all.keys.read()).toBeNull();
    expect(await storedBytes(all.connection)).toBe(before);
  });
});

/** Fails every transaction over records from the nth on, as when the browser is killed. */
function killAt(nth: number): () => number {
  let seen = 0;
  const real = IDBObjectStore.prototype.put;
  const killed = new WeakSet<IDBTransaction>();
  const counted = new WeakSet<IDBTransaction>();
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function put(
    this: IDBObjectStore,
    ...args: Parameters<typeof real>
  ) {
    const { transaction } = this;
    if (!counted.has(transaction)) {
      counted.add(transaction);
      seen += 1;
      if (seen >= nth) killed.add(transaction);
    }
    if (killed.has(transaction)) throw new DOMException('killed', 'AbortError');
    return real.apply(this, args);
  });
  return () => seen;
}

describe('a conversion killed midway', () => {
  /** The number of transactions that `act` takes in a fresh database. */
  async function transactionsOf(
    act: (all: Awaited<ReturnType<typeof withNotes>>) => Promise<unknown>,
    prepare: (all: Awaited<ReturnType<typeof withNotes>>) => Promise<unknown>,
  ) {
    const all = await withNotes();
    await prepare(all);
    const count = killAt(Infinity);
    await act(all);
    vi.restoreAllMocks();
    return count();
  }

  const readsEverything = async ({ stores }: Pick<ReturnType<typeof world>, 'stores'>) => {
    expect(await stores.people.list()).toHaveLength(1);
    const texts = (await stores.notes.list()).map(({ payload }) => payload.text);
    expect(texts.toSorted()).toEqual(
      Array.from({ length: NOTES }, (_, index) => `${CANARY} n${index}`).toSorted(),
    );
  };

  it('leaves everything readable at each batch of encrypting, and goes on from there', async () => {
    const steps = await transactionsOf(turnOn, async () => undefined);
    expect(steps).toBeGreaterThan(4);
    for (let step = 1; step <= steps; step += 1) {
      const all = await withNotes();
      const prepared = await all.lock.prepare(PASSPHRASE);
      killAt(step);
      await expect(all.lock.turnOn(prepared)).rejects.toThrow('killed');
      vi.restoreAllMocks();
      const after = restarted(all);
      if ((await after.lock.state()) === 'locked') {
        expect(await after.lock.unlock('passphrase', PASSPHRASE)).toBe(true);
        expect(await storedBytes(all.connection)).not.toContain(CANARY);
      }
      await readsEverything(after);
    }
  });

  it('leaves encrypted and plain records side by side, both readable, while encrypting', async () => {
    const all = await withNotes();
    const prepared = await all.lock.prepare(PASSPHRASE);
    killAt(4);
    await expect(all.lock.turnOn(prepared)).rejects.toThrow('killed');
    vi.restoreAllMocks();
    const notes = (await (await all.connection.open()).getAll('note')) as AnyRecord[];
    expect(new Set(notes.map(isSealed))).toEqual(new Set([true, false]));
    await readsEverything(all);
  });

  it('leaves everything readable at each batch of decrypting, and ends without a lock', async () => {
    const steps = await transactionsOf((all) => all.lock.turnOff(PASSPHRASE), turnOn);
    for (let step = 1; step <= steps; step += 1) {
      const all = await withNotes();
      await turnOn(all);
      killAt(step);
      await expect(all.lock.turnOff(PASSPHRASE)).rejects.toThrow('killed');
      vi.restoreAllMocks();
      const after = restarted(all);
      expect(await after.lock.unlock('passphrase', PASSPHRASE)).toBe(true);
      await readsEverything(after);
      // The lock is still on when the conversion was killed before its first step.
      expect(await after.lock.state()).toBe(step === 1 ? 'open' : 'off');
    }
  });

  it('is followed by encryption at unlock when the database was lost and restored unencrypted', async () => {
    const all = await withNotes(1);
    await turnOn(all);
    const after = world(undefined, all.mirrored);
    await after.stores.notes.put(note('recovered'));
    expect(await after.lock.state()).toBe('locked');
    expect(await after.lock.unlock('passphrase', PASSPHRASE)).toBe(true);
    expect(await storedBytes(after.connection)).not.toContain(CANARY);
    expect((await after.stores.notes.get('recovered'))?.payload.text).toContain(CANARY);
  });
});

it('encryption stops when the lock was turned off meanwhile', async () => {
  const all = await withNotes(3);
  expect(await convert(await all.connection.open(), all.sealing, 'sealing')).toBe(false);
  expect(await storedBytes(all.connection)).toContain(CANARY);
});

it('every kind of record is encrypted except settings and receipts', () => {
  expect(RECORD_KINDS.filter((kind) => !SEALED_KINDS.includes(kind))).toEqual([
    'setting',
    'receipt',
  ]);
});
