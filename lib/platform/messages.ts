/** Runtime messages: parsed on arrival, typed on departure. What does not parse is dropped. */
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

/** Page → worker. Never rejects: a worker that cannot be reached is an answer too. */
export async function sendCommand(asked: Command): Promise<CommandReply> {
  try {
    return commandReply.parse(await browser.runtime.sendMessage(asked));
  } catch {
    return { ok: false, error: 'notSaved' };
  }
}

/** Call page → worker. Not accepted when the worker cannot be reached: send it again. */
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
 * The worker's end. Commands come from our own pages only; reports from call pages, and from the one
 * page of ours that has a call in it.
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
 * What a message may be, by where it comes from: our own pages command, call pages report, and the
 * page with the practice call does both. Null: nobody we know.
 */
export function senderKind(
  { id, url }: Pick<Sender, 'id' | 'url'>,
  own: { readonly id: string; readonly pages: string },
): 'page' | 'practice' | 'call' | null {
  if (id !== own.id) return null;
  if (!url?.startsWith(own.pages)) return 'call';
  return isPractice(url) ? 'practice' : 'page';
}

/** Which frame of which tab a message or port comes from. */
export function frameOf(sender: Sender | undefined): Frame | null {
  if (sender?.tab?.id === undefined) return null;
  return { tabId: sender.tab.id, frameId: sender.frameId ?? 0, url: sender.tab.url };
}

/** Calls `gone` when a frame's port ends without a goodbye: closed, crashed, navigated away. */
export function whenGone(port: Browser.runtime.Port, gone: () => void): void {
  let goodbye = false;
  port.onMessage.addListener((message: unknown) => {
    goodbye = message === ALIVE_GOODBYE;
  });
  port.onDisconnect.addListener(() => {
    if (!goodbye) gone();
  });
}
