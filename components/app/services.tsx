/** What every screen is handed by its main.tsx: components import no platform. */
import { createContext, useContext, type ReactNode } from 'react';
import type { Safety } from '../../lib/backup/safety';
import type { CallLinkState, HeardUnstored } from '../../lib/call/link';
import type { CheckInRecord } from '../../lib/check-ins/check-in';
import type { CommitmentRecord } from '../../lib/commitments/commitment';
import type { Bytes } from '../../lib/bytes/base64';
import type { LockRecord, LockState } from '../../lib/lock/lock';
import type { Change } from '../../lib/messages/changes';
import type { ClipboardFormats } from '../../lib/export/clipboard-formats';
import type { Command, CommandReply, TabStatus } from '../../lib/messages/commands';
import type { DraftRecord } from '../../lib/notes/draft';
import type { NoteRecord } from '../../lib/notes/note';
import type { NudgeRecord } from '../../lib/nudges/nudge';
import type { PersonRecord } from '../../lib/people/person';
import type { DeckRecord } from '../../lib/prompts/deck';
import type { PracticeCall } from '../../lib/practice/practice-call';
import type { PromptUseRecord } from '../../lib/prompts/use';
import type { Durability } from '../../lib/records/durability';
import type { Repository } from '../../lib/records/repository';
import type { ReflectionRecord } from '../../lib/reflection/reflection';
import type { PersonHoldings } from '../../lib/rights/holdings';
import type { ReceiptRecord } from '../../lib/rights/receipt';
import type { Warnings } from '../../lib/rights/warnings';
import type { ChunkRecord } from '../../lib/session/chunk';
import type { SearchKeeper } from '../../lib/search/keeper';
import type { SessionRecord } from '../../lib/session/session';
import type { SettingRecord } from '../../lib/settings/settings';
import type { TemplateRecord } from '../../lib/templates/template';

export interface ScreenStores {
  readonly changes: { listen(listener: (change: Change) => void): () => void };
  /** The stored records that were met and could not be read. */
  readonly unreadable: { count(): number; listen(listener: () => void): () => void };
  readonly people: Repository<PersonRecord>;
  /** Read only: the worker writes sessions and chunks. */
  readonly sessions: Pick<
    Repository<SessionRecord>,
    'kind' | 'get' | 'list' | 'since' | 'byPerson'
  >;
  readonly chunks: Pick<Repository<ChunkRecord>, 'kind' | 'bySession' | 'byPerson' | 'get'>;
  readonly notes: Repository<NoteRecord>;
  readonly promptUses: Repository<PromptUseRecord>;
  readonly reflections: Repository<ReflectionRecord>;
  readonly commitments: Repository<CommitmentRecord>;
  readonly settings: Repository<SettingRecord>;
  readonly drafts: Repository<DraftRecord>;
  readonly nudges: Repository<NudgeRecord>;
  readonly decks: Repository<DeckRecord>;
  readonly templates: Repository<TemplateRecord>;
  readonly checkIns: Repository<CheckInRecord>;
  readonly receipts: Repository<ReceiptRecord>;
}

/** A lock that seals nothing yet: its code is to be seen first. */
export interface PreparedLock {
  readonly lock: LockRecord;
  readonly dataKey: Bytes;
  readonly recoveryCode: string;
}

/** What the panel must know before it shows a session, or the form that begins one. */
export interface PanelReads {
  /** Of the last weeks. */
  sessions(): Promise<readonly SessionRecord[]>;
  people(): Promise<readonly PersonRecord[]>;
  /** Where the open session is, seen from this tab; null when the worker does not say. */
  where(tabId: number | null): Promise<TabStatus | null>;
}

/** What every page has. */
export interface Services {
  readonly stores: ScreenStores;
  readonly clock: { nowMs(): number; newId(): string };
  /** This page among the open pages of the extension. */
  readonly openPages: {
    readonly ownId: string;
    /** The ids of all open pages, this one included. */
    ids(): Promise<ReadonlySet<string>>;
  };
  /** 0 ≤ random < 1. */
  random(): number;
  /** Backups, snapshots and what to do after damage. */
  readonly safety: Safety;
  send(command: Command): Promise<CommandReply>;
  /** Puts all flavours on the clipboard in one write; rejects when the browser refuses. */
  copy(flavours: ClipboardFormats): Promise<void>;
  /** Hands a file to the browser's downloads. */
  saveFile(name: string, type: string, text: string): Promise<void>;
  /** What people may ask of the coach. */
  readonly rights: {
    /** All that is stored about a person, deleted records included. */
    holdingsOf(personId: string): Promise<PersonHoldings>;
    /** How long people have been warned that they will be erased by itself. */
    readonly warnings: { read(): Promise<Warnings> };
  };
  /** Will the browser keep what is stored? Asks it to. */
  durability(): Promise<Durability>;
  /** The passphrase lock. */
  readonly lock: {
    state(): Promise<LockState>;
    listen(listener: () => void): () => void;
    prepare(passphrase: string): Promise<PreparedLock>;
    turnOn(prepared: PreparedLock): Promise<void>;
    /** False: it is another one. */
    unlock(secret: 'passphrase' | 'recoveryCode', text: string): Promise<boolean>;
    changePassphrase(current: string, next: string): Promise<boolean>;
    turnOff(passphrase: string): Promise<boolean>;
    /** Goes on with sealing, or opening for good, where it was interrupted. */
    resume(): Promise<void>;
    /** Somebody is at the page: the lock waits. */
    stillHere(): Promise<void>;
  };
  /** Whether the coach has hidden every page of Aparté: one state for all windows. */
  readonly hiding: {
    /** Undefined until it was read. */
    current(): boolean | undefined;
    set(hidden: boolean): Promise<void>;
    listen(listener: () => void): () => void;
  };
  /** The browser's own keys for us: which they are, and its page for changing them. */
  readonly browserKeys: {
    list(): Promise<readonly { readonly name: string; readonly keys: string }[]>;
    change(): Promise<void>;
  };
  /** One of our own pages, in a tab; `place` names a view of it. */
  openPage(name: 'welcome' | 'options' | 'journal' | 'practice', place?: string): Promise<void>;
  /** Site permissions; the request must run in the turn of a click. */
  readonly sites: {
    allowed(): Promise<string[]>;
    allow(patterns: readonly string[]): Promise<boolean>;
    forget(patterns: readonly string[]): Promise<void>;
    listen(listener: () => void): () => void;
  };
}

export interface PanelServices extends Services {
  readonly page: 'panel';
  /** The call in the panel's tab. */
  readonly call: {
    current(): CallLinkState;
    /** As of the last report; it grows with each, and `listen` tells nothing of it. */
    heard(): HeardUnstored | null;
    listen(listener: () => void): () => void;
    reload(): Promise<void>;
  };
  /** What the panel shows first, asked for before it is there. */
  readonly panelReads: PanelReads;
}

export interface JournalServices extends Services {
  readonly page: 'journal';
  /** Everything written, to be searched. */
  readonly search: SearchKeeper;
}

export interface PracticeServices extends Services {
  readonly page: 'practice';
  readonly practice: PracticeCall;
}

/** These pages have what every page has. */
export interface PlainServices extends Services {
  readonly page: 'reflection' | 'settings' | 'welcome';
}

export type PageServices = PanelServices | JournalServices | PracticeServices | PlainServices;

const ServicesContext = createContext<PageServices | null>(null);

export function ServicesProvider({
  services,
  children,
}: {
  readonly services: PageServices;
  readonly children: ReactNode;
}) {
  return <ServicesContext value={services}>{children}</ServicesContext>;
}

export function useServices(): PageServices {
  const services = useContext(ServicesContext);
  if (!services) throw new Error('A screen was shown without its ServicesProvider.');
  return services;
}

/** @throws when another page shows what belongs to this one */
function useServicesOf<Page extends PageServices['page']>(page: Page) {
  const services = useServices();
  if (!isOf(services, page)) throw new Error(`${services.page} showed a part of ${page}.`);
  return services;
}

function isOf<Page extends PageServices['page']>(
  services: PageServices,
  page: Page,
): services is Extract<PageServices, { page: Page }> {
  return services.page === page;
}

export const usePanelServices = () => useServicesOf('panel');
export const useJournalServices = () => useServicesOf('journal');
export const usePracticeServices = () => useServicesOf('practice');
