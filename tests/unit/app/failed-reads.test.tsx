// @vitest-environment happy-dom
/** Every page, over a database that cannot be read: it says so, and a retry shows what it shows otherwise. */
import type { ReactNode } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { PageServices, Services } from '../../../components/app/services';
import type { Readable } from '../../../components/data/failedReads';
import { Journal } from '../../../components/journal/Journal';
import { VIEWS } from '../../../components/journal/views';
import { Panel } from '../../../components/panel/Panel';
import { Practice } from '../../../components/practice/Practice';
import { Reflection } from '../../../components/reflection/Reflection';
import { SettingsPage } from '../../../components/settings/SettingsPage';
import { Welcome } from '../../../components/welcome/Welcome';
import type { Safety } from '../../../lib/backup/safety';
import { NO_CALL } from '../../../lib/call/link';
import { newCommitment } from '../../../lib/commitments/commitment';
import { en } from '../../../lib/i18n/en';
import { newNote } from '../../../lib/notes/note';
import { newPerson } from '../../../lib/people/person';
import { newDeck } from '../../../lib/prompts/deck';
import { newRecord, RECORD_KINDS, type RecordKind } from '../../../lib/records/envelope';
import { holdingsFrom } from '../../../lib/rights/holdings';
import { newReceipt } from '../../../lib/rights/receipt';
import { newTemplate } from '../../../lib/templates/template';
import { asked, reflected } from '../journal/held';
import { chunk, MINUTE, session as payload, START } from '../reflection/records';
import { click } from '../ui/render';
import { journalServices, panelServices, testCall } from '../../support/services';
import { settle, showScreen, text } from './screen';

const links = { sessionId: 's', personId: 'p' };
const stamp = (id: string) => ({ id, nowMs: START });
const session = newRecord('session', payload, stamp('s'), links);
const [started] = payload.events;
const open = newRecord(
  'session',
  { ...payload, events: started ? [started] : [] },
  stamp('s'),
  links,
);
const RECORDS = [
  newPerson('Camille', 'en', stamp('p')),
  newRecord('chunk', chunk, stamp('c'), links),
  newNote('a note', START, stamp('n'), links),
  newCommitment('a commitment', null, stamp('m'), links),
  reflected('s', {}),
  asked(START),
  newDeck('a deck', [], stamp('d'), null),
  newTemplate({ use: 'note', name: 'a template', body: '' }, stamp('t')),
  newReceipt({ reason: 'asked', counts: [], hours: [] }, stamp('r')),
];

/** Services that read with the stores, and fail with them. */
function services(disk: { unreadable: boolean }): Partial<Services> {
  const read = <T,>(found: T) =>
    vi.fn(async () => {
      if (disk.unreadable) throw new Error('unreadable');
      return found;
    });
  const never = () => () => undefined;
  return {
    send: vi.fn<Services['send']>(async ({ type }) => {
      if (type !== 'tab.status') return { ok: true };
      return disk.unreadable ? { ok: false, error: 'notSaved' } : { ok: true, status: 'here' };
    }),
    safety: {
      condition: () => GOOD,
      listen: never,
      restorePoints: read([{ id: 'point', madeAt: START, damagedFiles: 0 }]),
      putBackAt: async () => null,
      lastBackup: read({ at: START, where: 'folder', fileName: 'aparte.json' }),
      folder: { possible: true, state: read({ name: 'Backups', sealed: true, allowed: true }) },
    } as unknown as Safety,
    rights: {
      holdingsOf: read(holdingsFrom([...RECORDS, session])),
      warnings: { read: read({}) },
    } as unknown as NonNullable<Services['rights']>,
    durability: read('atRisk' as never),
    sites: {
      allowed: read(['https://meet.example/*']),
      allow: async () => true,
      forget: async () => undefined,
      listen: never,
    },
    browserKeys: {
      list: read([{ name: 'mark-moment', keys: 'Alt+M' }]),
      change: async () => undefined,
    },
    lock: {
      state: async () => 'off',
      listen: never,
      resume: async () => undefined,
    } as unknown as NonNullable<Services['lock']>,
  };
}
const GOOD = { state: 'good' } as const;
const CALL = { ...NO_CALL, tabId: 7, url: 'https://meet.example/abc' };

const IDLE = { call: 'idle', line: null } as const;
const PRACTICE = {
  current: () => IDLE,
  listen: () => () => undefined,
  begin: () => undefined,
  hangUp: () => undefined,
};

type Hand = (services: Services) => PageServices;
const inPanel: Hand = (services) => panelServices(services, { call: testCall(CALL) });
const inPractice: Hand = (services) => ({ ...services, page: 'practice', practice: PRACTICE });
const plain =
  (page: 'reflection' | 'settings' | 'welcome'): Hand =>
  (services) => ({ ...services, page });

/** Settings are read by every page: a test of their own tells what happens without them. */
const OF_PAGES = RECORD_KINDS.filter((kind) => kind !== 'setting');

/** Until the page says the same for a while: some of it is loaded, or drawn, after the rest. */
async function untilStill(): Promise<void> {
  for (let before = ''; before !== text();) {
    before = text();
    await settle(120);
  }
}

async function show(
  page: ReactNode,
  of: typeof session,
  unreadable: readonly RecordKind[],
  hand: Hand = journalServices,
) {
  const disk = { unreadable: unreadable === OF_PAGES };
  const screen = await showScreen(page, [...RECORDS, of], {
    nowMs: START + 30 * MINUTE,
    unreadable,
    page: hand,
    besides: () => services(disk),
  });
  await untilStill();
  const heal = () => {
    disk.unreadable = false;
    screen.disk.unreadable = [];
  };
  return { heal, close: screen.close };
}

const retries = () =>
  [...document.querySelectorAll('button')].filter(
    ({ textContent }) => textContent === en.common.tryAgain || textContent === en.export.again,
  );

/** What the notices name. */
const named = () => {
  const notices = [...document.querySelectorAll('[role=status] p')]
    .map((each) => each.textContent ?? '')
    .filter((words) => words.startsWith(failure));
  const names = notices.flatMap((words) =>
    words.slice(failure.length, -1).split(/, and |, | and /),
  );
  return [...new Set(names)].toSorted();
};

/** Each page is shown twice, and waited for. */
const PATIENCE_MS = 20_000;

const failure = en.common.notRead.slice(0, en.common.notRead.indexOf('{{'));

const IDS: Readonly<Record<string, string>> = {
  person: 'p',
  session: 's',
  deck: 'd',
  export: 's',
  'export-person': 'p',
};

/** Besides what every view reads: the last backup, and whether there are people of the sample. */
const VIEW_READS: Readonly<Record<string, readonly Readable[]>> = {
  people: ['commitment', 'session'],
  person: [],
  sessions: ['reflection', 'session'],
  session: ['chunk', 'commitment', 'note', 'promptUse', 'session'],
  search: [],
  reflections: ['reflection', 'session'],
  listening: ['receipt', 'session'],
  prompts: ['deck'],
  deck: ['deck'],
  rights: [],
  export: [],
  'export-person': [],
  'export-everything': ['template'],
  safety: ['snapshot'],
};

interface Page {
  readonly name: string;
  readonly page: ReactNode;
  /** The journal's services, unless others are given. */
  readonly hand?: Hand;
  /** What of it is read first. */
  readonly reads: readonly Readable[];
  readonly hash?: string;
  readonly of?: typeof session;
  /** All but the settings, unless given. */
  readonly unreadable?: readonly RecordKind[];
}

const PAGES: readonly Page[] = [
  {
    name: 'the panel before a session',
    page: <Panel />,
    hand: inPanel,
    reads: ['person', 'session'],
  },
  {
    name: 'the panel in a session',
    page: <Panel />,
    hand: inPanel,
    reads: ['person', 'session'],
    of: open,
  },
  {
    name: 'the sections of the panel',
    page: <Panel />,
    hand: inPanel,
    of: open,
    unreadable: OF_PAGES.filter((kind) => kind !== 'person' && kind !== 'session'),
    reads: ['chunk', 'commitment', 'deck', 'draft', 'note', 'nudge', 'promptUse'],
  },
  {
    name: 'the reflection',
    page: <Reflection sessionId="s" />,
    hand: plain('reflection'),
    reads: ['chunk', 'commitment', 'note', 'promptUse', 'session'],
  },
  {
    name: 'the settings',
    page: <SettingsPage />,
    hand: plain('settings'),
    reads: ['browserKeys', 'template'],
  },
  {
    name: 'the welcome page',
    page: <Welcome />,
    hand: plain('welcome'),
    reads: ['person', 'session', 'sites', 'storage'],
  },
  { name: 'the practice page', page: <Practice />, hand: inPractice, reads: ['session'] },
  {
    name: 'the rights of a person',
    page: <Journal />,
    hash: '#rights/p',
    reads: ['backup', 'person', 'personData'],
  },
  {
    name: 'the sections about a person',
    page: <Journal />,
    hash: '#person/p',
    unreadable: OF_PAGES.filter((kind) => kind !== 'person'),
    reads: ['checkIn', 'commitment', 'note', 'reflection', 'session'],
  },
  ...Object.keys(VIEWS).map((view) => ({
    name: `the journal’s ${view}`,
    page: <Journal />,
    reads: ['backup' as const, 'person' as const, ...(VIEW_READS[view] ?? ['setting' as const])],
    hash: `#${[view, IDS[view]].filter(Boolean).join('/')}`,
  })),
];

beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
});

describe('a page whose reads fail', () => {
  it.each(PAGES)(
    'names what could not be read, and shows the data after a retry: $name',
    async (each) => {
      const { page, hash = '', of = session, unreadable = OF_PAGES, hand } = each;
      window.location.hash = hash;
      const well = await show(page, of, [], hand);
      const expected = text();
      expect(expected).not.toContain(failure);
      await well.close();

      const { heal } = await show(page, of, unreadable, hand);
      expect(named()).toEqual(each.reads.map((what) => en.common.readable[what]).toSorted());
      expect(text()).not.toContain(en.panel.loading);
      heal();
      // One press for each notice, and one for each that stands in what comes then.
      for (const _round of ['first', 'then'])
        for (const retry of retries()) {
          await click(retry);
          await untilStill();
        }
      // A note that was left unfinished is looked for whenever the coach comes back to the page.
      window.dispatchEvent(new Event('focus'));
      await untilStill();
      expect(text()).toBe(expected);
    },
    PATIENCE_MS,
  );
});

it('every page says that the settings could not be read', async () => {
  const { heal } = await show(<SettingsPage />, session, ['setting'], plain('settings'));
  expect(named()).toEqual([en.common.readable.setting]);
  heal();
  await click(retries()[0]!);
  await settle();
  expect(text()).toContain(en.settings.general);
});

it('a page covered by the lock says that the state of the lock could not be read', async () => {
  let broken = true;
  const state = async () => {
    if (broken) throw new Error('unreadable');
    return 'off' as const;
  };
  const lock = { state, listen: () => () => undefined, resume: async () => undefined };
  await showScreen(<Practice />, [], {
    nowMs: START,
    page: inPractice,
    besides: () => ({ lock: lock as unknown as NonNullable<Services['lock']> }),
  });
  expect(named()).toEqual([en.common.readable.lock]);
  expect(text()).not.toContain(en.practice.title);
  broken = false;
  await click(retries()[0]!);
  await settle();
  expect(text()).toContain(en.practice.title);
});

it('the recovery page says that snapshots and backups could not be read', async () => {
  const reads = services({ unreadable: true });
  const lost = { state: 'lost', before: null } as const;
  await showScreen(<Practice />, [], {
    nowMs: START,
    page: inPractice,
    besides: () => ({ safety: { ...reads.safety!, condition: () => lost } }),
  });
  expect(named()).toEqual([en.common.readable.backup, en.common.readable.snapshot].toSorted());
  expect(text()).not.toContain(en.safety.recovery.noBackup);
});
