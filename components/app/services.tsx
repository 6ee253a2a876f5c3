/** Services that each page's main.tsx hands to its screens: components do not import platform. */
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
  /** Stored records that could not be read so far. */
  readonly unreadable: { count(): number; listen(listener: () => void): () => void };
  readonly people: Repository<PersonRecord>;
  /** Read-only: the worker writes sessions and chunks. */
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

/** A prepared lock that encrypts nothing yet: the coach must see its recovery code first. */
export interface PreparedLock {
  readonly lock: LockRecord;
  readonly dataKey: Bytes;
  readonly recoveryCode: string;
}

/** Reads the panel needs before it shows a session or the form that starts one. */
export interface PanelReads {
  /** The sessions of the last weeks. */
  sessions(): Promise<readonly SessionRecord[]>;
  people(): Promise<readonly PersonRecord[]>;
  /** Status of the open session as seen from this tab; null when the worker does not answer. */
  where(tabId: number | null): Promise<TabStatus | null>;
}

/** Services of every page. */
export interface Services {
  readonly stores: ScreenStores;
  readonly clock: { nowMs(): number; newId(): string };
  /** The open pages of the extension. */
  readonly openPages: {
    readonly ownId: string;
    /** The ids of all open pages, this one included. */
    ids(): Promise<ReadonlySet<string>>;
  };
  /** A random number, 0 ≤ random < 1. */
  random(): number;
  /** Backups, snapshots and recovery after damage. */
  readonly safety: Safety;
  send(command: Command): Promise<CommandReply>;
  /** Writes all formats to the clipboard in one call; rejects when the browser refuses. */
  copy(flavours: ClipboardFormats): Promise<void>;
  /** Saves a file through the browser's downloads. */
  saveFile(name: string, type: string, text: string): Promise<void>;
  /** A person's data rights: access, export, correction, erasure. */
  readonly rights: {
    /** All records about a person, including those marked deleted. */
    holdingsOf(personId: string): Promise<PersonHoldings>;
    /** How long each person's warning of automatic erasure has been shown. */
    readonly warnings: { read(): Promise<Warnings> };
  };
  /** Asks the browser for persistent storage, and says whether it grants it. */
  durability(): Promise<Durability>;
  /** The passphrase lock. */
  readonly lock: {
    state(): Promise<LockState>;
    listen(listener: () => void): () => void;
    prepare(passphrase: string): Promise<PreparedLock>;
    turnOn(prepared: PreparedLock): Promise<void>;
    /** Resolves to false when the passphrase or recovery code is wrong. */
    unlock(secret: 'passphrase' | 'recoveryCode', text: string): Promise<boolean>;
    changePassphrase(current: string, next: string): Promise<boolean>;
    turnOff(passphrase: string): Promise<boolean>;
    /** Continues encrypting, or permanently decrypting, after an interruption. */
    resume(): Promise<void>;
    /** Reports activity on the page, which postpones the lock. */
    stillHere(): Promise<void>;
  };
  /** Whether the coach has hidden all pages of Aparté: one state for all windows. */
  readonly hiding: {
    /** Undefined until it has been read. */
    current(): boolean | undefined;
    set(hidden: boolean): Promise<void>;
    listen(listener: () => void): () => void;
  };
  /**
   * Keyboard commands registered with the browser: lists them, and opens the browser's page for changing
   * them.
   */
  readonly browserKeys: {
    list(): Promise<readonly { readonly name: string; readonly keys: string }[]>;
    change(): Promise<void>;
  };
  /** Opens one of our pages in a tab; `place` selects a view of it. */
  openPage(name: 'welcome' | 'options' | 'journal' | 'practice', place?: string): Promise<void>;
  /** Site permissions; call `allow` synchronously in a click handler. */
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
    /**
     * Speech not stored yet, as of the last report. It grows with each report; `listen` does not announce
     * that.
     */
    heard(): HeardUnstored | null;
    listen(listener: () => void): () => void;
    reload(): Promise<void>;
  };
  /** Reads for the panel's first view, started early. */
  readonly panelReads: PanelReads;
}

export interface JournalServices extends Services {
  readonly page: 'journal';
  /** Full-text search. */
  readonly search: SearchKeeper;
}

export interface PracticeServices extends Services {
  readonly page: 'practice';
  readonly practice: PracticeCall;
}

/** Pages with the common services only. */
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

/** @throws when a component belongs to another page */
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
