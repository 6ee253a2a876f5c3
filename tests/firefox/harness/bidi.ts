/** The protocol itself, for what the client does not see: Firefox's own window, an extension's pages. */
import type { Browser } from 'puppeteer-core';

export interface Context {
  readonly context: string;
  readonly url: string;
}

interface Connection {
  send(method: string, params: object): Promise<{ result: unknown }>;
}

interface Answer {
  readonly type: string;
  readonly result: { readonly value?: string };
  readonly exceptionDetails: { readonly text: string };
}

/** The tabs and windows with pages, or Firefox's own windows. */
export async function contextsOf(
  browser: Browser,
  scope: 'content' | 'chrome',
): Promise<readonly Context[]> {
  const { result } = await connectionOf(browser).send('browsingContext.getTree', {
    maxDepth: 0,
    ...(scope === 'chrome' ? { 'moz:scope': 'chrome' } : {}),
  });
  return (result as { contexts: Context[] }).contexts;
}

/**
 * Runs a function there, with the activation that a click would give.
 * @param args are passed as JSON, as the result is
 * @throws what the function throws
 */
export async function runIn<Args extends readonly unknown[], Result>(
  browser: Browser,
  context: string,
  run: (...args: Args) => Result | Promise<Result>,
  ...args: Args
): Promise<Result> {
  const { result } = await connectionOf(browser).send('script.callFunction', {
    functionDeclaration: `async (json) => {
      const value = await (${run.toString()})(...JSON.parse(json));
      return value === undefined ? undefined : JSON.stringify(value);
    }`,
    arguments: [{ type: 'string', value: JSON.stringify(args) }],
    target: { context },
    awaitPromise: true,
    userActivation: true,
  });
  const answer = result as Answer;
  if (answer.type === 'exception') throw new Error(answer.exceptionDetails.text);
  const { value } = answer.result;
  return (value === undefined ? undefined : JSON.parse(value)) as Result;
}

function connectionOf(browser: Browser): Connection {
  return (browser as unknown as { connection: Connection }).connection;
}
