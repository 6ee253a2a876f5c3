/** Chromium's own record of every request of every process (--log-net-log=FILE). */
import { readFileSync } from 'node:fs';
import * as z from 'zod';

interface Request {
  readonly url: string;
  /** The origin that caused it; 'not an origin' for the browser's own. */
  readonly initiator: string;
}

const netLog = z.object({
  events: z.array(z.object({ params: z.optional(z.looseObject({})) })),
});
const start = z.object({ url: z.string(), initiator: z.string() });

/** The requests in a log, once its browser has closed. */
export function requestsIn(file: string): Request[] {
  const { events } = netLog.parse(JSON.parse(readFileSync(file, 'utf8')));
  return events.flatMap(({ params }) => {
    const parsed = start.safeParse(params);
    return parsed.success ? [parsed.data] : [];
  });
}
