/** Runtime messages: typed when sent, parsed when received. Messages that do not parse are dropped. */
import { browser, type Browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { isPractice } from '../practice/practice-call';
import { command, commandReply, type Command, type CommandReply } from '../messages/commands';
import {
  ALIVE_GOODBYE,
  NO_ORDER,
  report,
  reportReply,
  type Report,
  type ReportReply,
} from '../messages/reports';
import type { Frame } from './worker/calls';

/** Page → worker. Never rejects: an unreachable worker gives the reply `notSaved`. */
export async function sendCommand(asked: Command): Promise<CommandReply> {
  try {
    return commandReply.parse(await browser.runtime.sendMessage(asked));
  } catch {
    return { ok: false, error: 'notSaved' };
  }
}

/** Call page → worker. Never rejects; not accepted when the worker is unreachable: send it again. */
export async function sendReport(news: Report): Promise<ReportReply> {
  try {
    return reportReply.parse(await browser.runtime.sendMessage(news));
  } catch {
    return { accepted: false, order: NO_ORDER };
  }
}

interface WorkerEnd {
  obey(command: Command): Promise<CommandReply>;
  hear(report: Report, frame: Frame): Promise<ReportReply>;
}

type Sender = Browser.runtime.MessageSender;

/**
 * Receives messages in the worker. Commands are accepted only from our own pages; reports from call
 * pages, and from our own page with the practice call.
 */
export function answerMessages(worker: WorkerEnd): void {
  const ownPages = browser.runtime.getURL('/');
  let dropped = 0;

  function drop(): undefined {
    dropped += 1;
    if (dropped === 1) console.warn('aparté: a malformed message was dropped (logged once)');
    return undefined;
  }

  function answer(message: unknown, sender: Sender): Promise<unknown> | undefined {
    const kind = senderKind(sender, { id: browser.runtime.id, pages: ownPages });
    if (kind === null) return drop();
    if (kind === 'call') return hearFrom(message, sender) ?? drop();
    const asked = z.safeParse(command, message);
    if (asked.success) return worker.obey(asked.data);
    const heard = kind === 'practice' && hearFrom(message, sender);
    if (heard) return heard;
    drop();
    return Promise.resolve({ ok: false, error: 'badCommand' } satisfies CommandReply);
  }

  function hearFrom(message: unknown, sender: Sender): Promise<ReportReply> | undefined {
    const frame = frameOf(sender);
    const news = z.safeParse(report, message);
    return frame && news.success ? worker.hear(news.data, frame) : undefined;
  }

  browser.runtime.onMessage.addListener((message: unknown, sender, sendResponse) => {
    const reply = answer(message, sender);
    if (reply === undefined) return undefined;
    void reply.then(sendResponse, () => sendResponse(undefined));
    return true;
  });
}

/**
 * Classifies the sender: our own pages send commands, call pages send reports, and the practice page
 * sends both. Null: not from this extension.
 */
export function senderKind(
  { id, url }: Pick<Sender, 'id' | 'url'>,
  own: { readonly id: string; readonly pages: string },
): 'page' | 'practice' | 'call' | null {
  if (id !== own.id) return null;
  if (!url?.startsWith(own.pages)) return 'call';
  return isPractice(url) ? 'practice' : 'page';
}

/** The frame and tab that a message or port comes from. */
export function frameOf(sender: Sender | undefined): Frame | null {
  if (sender?.tab?.id === undefined) return null;
  return { tabId: sender.tab.id, frameId: sender.frameId ?? 0, url: sender.tab.url };
}

/** Calls `gone` when a frame's port disconnects without a goodbye: closed, crashed or navigated away. */
export function whenGone(port: Browser.runtime.Port, gone: () => void): void {
  let goodbye = false;
  port.onMessage.addListener((message: unknown) => {
    goodbye = message === ALIVE_GOODBYE;
  });
  port.onDisconnect.addListener(() => {
    if (!goodbye) gone();
  });
}
