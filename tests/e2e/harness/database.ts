/** What is stored, read past the extension's own code. */
import type { Page } from '@playwright/test';
import { CHANGES_CHANNEL } from '../../../lib/messages/changes';
import type { AnyRecord, RecordKind } from '../../../lib/records/envelope';
import type { ChunkRecord } from '../../../lib/session/chunk';
import type { NoteRecord } from '../../../lib/notes/note';
import type { PersonRecord } from '../../../lib/people/person';
import type { PromptUseRecord } from '../../../lib/prompts/use';
import type { ReflectionRecord } from '../../../lib/reflection/reflection';
import type { SessionRecord } from '../../../lib/session/session';
import {
  DEFAULT_SETTINGS,
  newSettings,
  type SettingRecord,
  type Settings,
} from '../../../lib/settings/settings';
import type { DraftRecord } from '../../../lib/notes/draft';
import type { CheckInRecord } from '../../../lib/check-ins/check-in';
import type { CommitmentRecord } from '../../../lib/commitments/commitment';
import type { NudgeRecord } from '../../../lib/nudges/nudge';
import type { DeckRecord } from '../../../lib/prompts/deck';
import type { ReceiptRecord } from '../../../lib/rights/receipt';
import type { TemplateRecord } from '../../../lib/templates/template';
import type { Aparte } from './browser';
import { until } from './wait';

interface Records {
  person: PersonRecord;
  session: SessionRecord;
  chunk: ChunkRecord;
  note: NoteRecord;
  promptUse: PromptUseRecord;
  reflection: ReflectionRecord;
  commitment: CommitmentRecord;
  setting: SettingRecord;
  draft: DraftRecord;
  nudge: NudgeRecord;
  deck: DeckRecord;
  template: TemplateRecord;
  checkIn: CheckInRecord;
  receipt: ReceiptRecord;
}

/** Any page of the extension. */
type Inside = Pick<Page, 'evaluate'>;

/** As lib/platform/storage-locations.ts finds the database. */
interface Places {
  chrome?: { storage?: { local: { get(key: string): Promise<{ place?: string }> } } };
  navigator: { storageBuckets: { open(name: string): Promise<{ indexedDB: IDBFactory }> } };
}

/** All records of one kind, deleted ones included, in the order of their making. */
export async function readRecords<K extends RecordKind>(
  inside: Inside,
  kind: K,
): Promise<Records[K][]> {
  const records = await inside.evaluate(async (store) => {
    const { chrome, navigator } = globalThis as unknown as Places;
    const { place } = (await chrome?.storage?.local.get('place')) ?? {};
    const factory = place ? (await navigator.storageBuckets.open(place)).indexedDB : indexedDB;
    const opening = factory.open('aparte');
    // Not there yet: leave it to the extension to create it.
    opening.addEventListener('upgradeneeded', () => opening.transaction?.abort());
    const database = await new Promise<IDBDatabase | null>((resolve) => {
      opening.addEventListener('success', () => resolve(opening.result));
      opening.addEventListener('error', () => resolve(null));
    });
    if (database === null) return [];
    const asking = database.transaction(store).objectStore(store).getAll();
    const found = await new Promise<unknown[]>((resolve, reject) => {
      asking.addEventListener('success', () => resolve(asking.result));
      asking.addEventListener('error', () => reject(asking.error as Error));
    });
    database.close();
    return found;
  }, kind);
  return (records as Records[K][]).toSorted((a, b) => a.createdAt - b.createdAt);
}

/** Stores records and tells every page, as a repository would. */
export async function putRecords(inside: Inside, records: readonly AnyRecord[]): Promise<void> {
  // A transaction over no store is refused.
  if (records.length === 0) return;
  await inside.evaluate(
    async ([all, channelName]) => {
      const opening = indexedDB.open('aparte');
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        opening.addEventListener('success', () => resolve(opening.result));
        opening.addEventListener('error', () => reject(opening.error as Error));
      });
      const kinds = [...new Set(all.map(({ kind }) => kind))];
      const transaction = database.transaction(kinds, 'readwrite');
      for (const record of all) transaction.objectStore(record.kind).put(record);
      await new Promise((resolve, reject) => {
        transaction.addEventListener('complete', resolve);
        transaction.addEventListener('error', () => reject(transaction.error as Error));
      });
      database.close();
      const channel = new BroadcastChannel(channelName);
      for (const kind of kinds) {
        const ids = all.filter((record) => record.kind === kind).map(({ id }) => id);
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a window's rule: channels take no origin
        channel.postMessage({ kind, ids });
      }
      channel.close();
    },
    [records, CHANGES_CHANNEL] as const,
  );
}

/** Changes settings while a page is open; the rest stays as it is stored. */
export async function storeSettings(inside: Inside, changed: Partial<Settings>): Promise<void> {
  const [stored] = await readRecords(inside, 'setting');
  const settings = { ...DEFAULT_SETTINGS, ...stored?.payload, ...changed };
  await putRecords(inside, [newSettings(settings, Date.now())]);
}

/** Everybody stored is asked in this language from now on. */
export async function promptsIn(inside: Inside, language: 'en' | 'fr'): Promise<void> {
  const people = await readRecords(inside, 'person');
  await putRecords(
    inside,
    people.map((person) => ({ ...person, payload: { ...person.payload, language } })),
  );
}

/** Changes settings before the story begins. */
export async function changeSettings(aparte: Aparte, changed: Partial<Settings>): Promise<void> {
  const page = await aparte.openExtensionPage('welcome.html');
  await until('the database', () =>
    page.evaluate(async () =>
      (await indexedDB.databases()).some(({ name }) => name === 'aparte') ? true : null,
    ),
  );
  await storeSettings(page, changed);
  await page.close();
}

/** What the lock is at; null when there is none. */
export async function readLockState(
  inside: Inside,
): Promise<'sealing' | 'sealed' | 'unsealing' | null> {
  return await inside.evaluate(async () => {
    const opening = indexedDB.open('aparte');
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      opening.addEventListener('success', () => resolve(opening.result));
      opening.addEventListener('error', () => reject(opening.error as Error));
    });
    const asking = database.transaction('meta').objectStore('meta').get('lock');
    const lock = await new Promise<unknown>((resolve, reject) => {
      asking.addEventListener('success', () => resolve(asking.result));
      asking.addEventListener('error', () => reject(asking.error as Error));
    });
    database.close();
    return (lock as { state: 'sealing' | 'sealed' | 'unsealing' } | undefined)?.state ?? null;
  });
}
