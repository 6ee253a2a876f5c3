/**
 * What is derived from the newest store in tests/fixtures/schema, byte for byte: backup, snapshot,
 * report of a person, erasure, search, every export in both languages, and what the commands print.
 * A store encrypted by an earlier build has to open. A change of the code's structure leaves the files in
 * tests/fixtures/frozen as they are. A change that is meant replaces them with
 * `npx vitest run tests/platform/frozen.test.ts -u`, and its commit says why.
 */
import { readFileSync } from 'node:fs';
import { createInstance } from 'i18next';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { personReportContext } from '../../components/rights/personReportContext';
import {
  gatherEverybody,
  gatherPerson,
  gatherSession,
  type GatherContext,
  type Steps,
} from '../../lib/export/gather';
import { toJson } from '../../lib/export/json';
import { chosen } from '../../lib/export/export-data';
import { htmlPage } from '../../lib/export/page';
import { produceTable, produceText } from '../../lib/export/produce';
import { toHtml, toMarkdown } from '../../lib/export/render';
import { TABLES } from '../../lib/export/tables';
import {
  originalExportTemplate,
  EXPORT_TEMPLATES_FOR,
  type Scope,
} from '../../lib/export/export-template';
import { LANGUAGES, type Language } from '../../lib/i18n';
import { measureListening } from '../../lib/listening/measures';
import type { DatabaseConnection } from '../../lib/platform/database';
import { MIGRATIONS } from '../../lib/platform/migrations';
import { createLock } from '../../lib/platform/lock/lock';
import { createPersonRights } from '../../lib/platform/person-rights';
import { makeBackup } from '../../lib/platform/safety/backups';
import { readWhole } from '../../lib/platform/safety/holdings';
import { createSnapshots } from '../../lib/platform/safety/snapshots';
import { RECORD_KINDS, type AnyRecord } from '../../lib/records/envelope';
import { personReportTree } from '../../lib/rights/person-report';
import { personFile } from '../../lib/rights/person-file';
import { documentsOf, SEARCHED_KINDS, type Searched } from '../../lib/search/document';
import { createSearchIndex } from '../../lib/search/search-index';
import { stories } from '../fixtures/call/stories';
import { truthOf } from '../fixtures/call/timeline';
import { readManifest } from '../fixtures/call/voices';
import { replay } from '../replay/replay';
import { parseScenario } from '../replay/scenario';
import { localChanges } from '../support/changes';
import { testClock } from '../support/clock';
import { testConnection, testStores } from '../support/database';
import { memoryFiles } from '../support/files';
import { frozenStores, layDatabase, type FrozenStore } from '../support/frozen-store';
import { memoryKeyHolder, sealingInProcess } from '../support/lock';

const NOW = Date.parse('2026-05-04T09:00:00Z');
const NEWEST = MIGRATIONS.length;
const LANGUAGE_LIST: readonly Language[] = ['en', 'fr'];
const PEOPLE = ['p1', 'p2'] as const;
const SESSION = 's1';
const QUERIES = ['note', 'silence', 'team', 'robin', 'six', 'call', 'comand'] as const;
const PACE = { signal: new AbortController().signal, pause: () => Promise.resolve() };

const words = createInstance();
let connection: DatabaseConnection;

beforeAll(async () => {
  await words.init({
    lng: 'en',
    resources: Object.fromEntries(
      Object.entries(LANGUAGES).map(([language, translation]) => [language, { translation }]),
    ),
    interpolation: { escapeValue: false },
  });
});
beforeEach(async () => {
  await layDatabase(NEWEST, frozenStores(NEWEST));
  connection = testConnection();
});

const reader = () => testStores({ connection });
const isSearched = (record: AnyRecord): record is Searched =>
  (SEARCHED_KINDS as readonly string[]).includes(record.kind);
const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
const isFrozenAs = (text: string, name: string) =>
  expect(text).toMatchFileSnapshot(`../fixtures/frozen/${name}`);

async function result<T>(steps: Steps<T>): Promise<T> {
  for (;;) {
    const { value, done } = await steps.next();
    if (done) return value;
  }
}

const exportContext = (language: Language): GatherContext => ({
  language,
  timeZone: 'Europe/Paris',
  nowMs: NOW,
  minSpeechForShareMs: 0,
});

it('a backup equals the frozen file', async () => {
  const { text } = await makeBackup(await connection.open(), NOW, null, connection.sealing);
  await isFrozenAs(text, 'backup.json');
});

it('a snapshot equals the frozen file', async () => {
  const { files, all } = memoryFiles();
  await createSnapshots(files, connection.sealing).take(await connection.open(), NOW);
  const written = await Promise.all(
    all().map(async ([folder, name]) => [`${folder}/${name}`, await files.read(folder!, name!)]),
  );
  await isFrozenAs(json(Object.fromEntries(written)), 'snapshot.json');
});

describe.each(PEOPLE)('the records of person %s', (personId) => {
  const rights = () => createPersonRights({ connection, changes: localChanges() });

  it('are exported to a machine-readable file that equals the frozen one', async () => {
    const holdings = await rights().holdingsOf(personId);
    await isFrozenAs(personFile(holdings, NOW), `${personId}-records.json`);
  });

  it.each(LANGUAGE_LIST)(
    'are shown in a report that equals the frozen one, %s',
    async (language) => {
      const holdings = await rights().holdingsOf(personId);
      const at = { timeZone: 'Europe/Paris', nowMs: NOW, minSpeechForShareMs: 0 };
      const report = personReportTree(holdings, personReportContext(words, language, at));
      await isFrozenAs(toMarkdown(report), `${personId}-report-${language}.md`);
      await isFrozenAs(
        htmlPage(toHtml(report), 'Report', language),
        `${personId}-report-${language}.html`,
      );
    },
  );

  it('leave the frozen content in the database after an erasure', async () => {
    await rights().erase(personId, 'asked', testClock(NOW), 'Europe/Paris');
    const database = await connection.open();
    const left = await Promise.all(
      [...RECORD_KINDS, 'erased' as const].map(async (kind) => [kind, await database.getAll(kind)]),
    );
    await isFrozenAs(json(Object.fromEntries(left)), `${personId}-erased.json`);
  });
});

it('a search finds the same results as the frozen file', async () => {
  const index = createSearchIndex();
  const { records } = await readWhole(await connection.open(), connection.sealing);
  for (const record of records)
    if (isSearched(record)) for (const document of documentsOf(record)) index.put(document);
  const found = QUERIES.map((query) => {
    const search = index.search({ query }, 10);
    for (;;) {
      const { value, done } = search.next();
      if (done) return [query, value];
    }
  });
  await isFrozenAs(json(Object.fromEntries(found)), 'search.json');
});

describe.each(LANGUAGE_LIST)('an export in %s', (language) => {
  const material = async (scope: Scope) => {
    const context = exportContext(language);
    const gathered = await result(
      scope === 'session'
        ? gatherSession(SESSION, reader(), context, PACE)
        : gatherPerson('p1', reader(), context, PACE),
    );
    if (gathered === null) throw new Error('There is nothing to export.');
    return gathered;
  };

  it.each([
    ...EXPORT_TEMPLATES_FOR.session.map((way) => ['session', way] as const),
    ...EXPORT_TEMPLATES_FOR.person.map((way) => ['person', way] as const),
  ])('of a %s with the template %s equals the frozen file', async (scope, name) => {
    const way = originalExportTemplate(name, language);
    const gathered = await material(scope);
    const { markdown, html } = await result(produceText(gathered, way, PACE));
    const file = `export-${scope}-${name}-${language}`;
    await isFrozenAs(markdown, `${file}.md`);
    await isFrozenAs(html, `${file}.html`);
    await isFrozenAs(toJson(chosen(gathered, way)), `${file}.json`);
  });

  it.each(TABLES)('of everybody, as the table of %s, equals the frozen file', async (table) => {
    const everybody = await result(gatherEverybody(reader(), exportContext(language), PACE));
    const csv = await result(
      produceTable(table, everybody, originalExportTemplate('mine', language), {}, PACE),
    );
    await isFrozenAs(csv, `export-${table}-${language}.csv`);
  });
});

it.each(['demo', 'long'] as const)(
  'the measures of the story %s equal the frozen file',
  async (id) => {
    await isFrozenAs(
      json(measureListening(truthOf(stories[id], readManifest()))),
      `measures-${id}.json`,
    );
  },
);

it('the result of a replayed call equals the frozen file', async () => {
  const file = new URL('../fixtures/scenarios/drop-goes-on-by-itself.json', import.meta.url);
  const played = await replay(parseScenario(readFileSync(file, 'utf8')));
  await isFrozenAs(json(played), 'replay.json');
});

it('a store encrypted by an earlier build is unlocked by its passphrase, with every record readable', async () => {
  const file = new URL('../fixtures/schema/v3-locked.json', import.meta.url);
  const {
    passphrase,
    recoveryCode,
    stores: locked,
  } = JSON.parse(readFileSync(file, 'utf8')) as {
    passphrase: string;
    recoveryCode: string;
    stores: Record<string, FrozenStore>;
  };
  const { records: plain } = await readWhole(await connection.open(), connection.sealing);
  for (const [secret, text] of [
    ['passphrase', passphrase],
    ['recoveryCode', recoveryCode],
  ] as const) {
    await layDatabase(3, locked);
    const keys = memoryKeyHolder();
    connection = testConnection({ sealing: sealingInProcess(keys) });
    const lock = createLock({
      connection,
      changes: localChanges(),
      keys,
      mirror: { read: async () => null, write: async () => undefined },
      renewCopies: async () => undefined,
    });
    expect(await lock.unlock(secret, text)).toBe(true);
    const { records } = await connection.sealing.during(async () =>
      readWhole(await connection.open(), connection.sealing),
    );
    expect(records).toEqual(plain);
  }
});
