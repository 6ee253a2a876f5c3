/** The format of a scenario: what happens in calls, tabs and the coach's hands, on one clock. */
import * as z from 'zod/mini';
import { settingsPayload } from '../../lib/settings/settings';

const ms = z.int().check(z.minimum(0));
const tab = z.union([z.int(), z.string()]);
const id = z.string().check(z.minLength(1), z.maxLength(200));
const url = z.string();
const plannedMs = z.int().check(z.minimum(60_000), z.maximum(12 * 3_600_000));

function event<Type extends string, Shape extends z.core.$ZodLooseShape>(type: Type, shape: Shape) {
  return z.object({ atMs: ms, type: z.literal(type), ...shape });
}

const scenarioEvent = z.discriminatedUnion('type', [
  /** Live audio connections of the tab's page; 0 ends its streams. */
  event('connections', { tab, url, live: z.int().check(z.minimum(0), z.maximum(1000)) }),
  /** Remote streams received from now on; none: nobody. */
  event('streams', { tab, keys: z.array(id) }),
  /** `who`: the coach, or the key of a stream. */
  event('speech', { tab, who: id, untilMs: ms }),
  event('mic', { tab, state: z.enum(['open', 'muted']) }),
  event('start', { person: id, tab: z.nullable(tab), plannedMs }),
  event('end', {}),
  event('pause', {}),
  event('resume', {}),
  event('adopt', { tab }),
  event('reopen', {}),
  event('discard', {}),
  /** The answer to 'Still with NAME?'. */
  event('answer', { same: z.boolean() }),
  event('consent', { person: id, given: z.boolean() }),
  event('tabClosed', { tab }),
  event('workerKilled', {}),
  event('browserRestart', {}),
  /** Moves the wall clock alone. */
  event('clockStep', { byMs: z.int() }),
  event('stop', {}),
]);
export type ScenarioEvent = z.infer<typeof scenarioEvent>;
export type Tab = z.infer<typeof tab>;

export const scenario = z.object({
  people: z.array(
    z.object({
      id,
      name: z.string().check(z.minLength(1), z.maxLength(200)),
      consent: z.boolean(),
      links: z._default(z.array(url), []),
      autoStart: z._default(z.array(url), []),
    }),
  ),
  settings: z.optional(z.record(z.string(), z.unknown())),
  events: z.array(scenarioEvent),
});
export type Scenario = z.infer<typeof scenario>;

/** @throws Error that says in one line what is wrong with the scenario */
export function parseScenario(text: string): Scenario {
  const parsed = scenario.safeParse(parseJson(text));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Error(`${issue!.path.map(String).join('.') || 'scenario'}: ${issue!.message}`);
  }
  const { events, people, settings = {} } = parsed.data;
  const early = events.findIndex(({ atMs }, index) => atMs < (events[index - 1]?.atMs ?? 0));
  if (early !== -1) throw new Error(`events.${early}: atMs is before the event above it`);
  if (new Set(people.map((person) => person.id)).size < people.length)
    throw new Error('people: two of them have the same id');
  const known = settingsPayload.safeParse(settings);
  if (!known.success) {
    const [issue] = known.error.issues;
    throw new Error(`settings.${issue!.path.map(String).join('.')}: ${issue!.message}`);
  }
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`not JSON: ${(error as Error).message}`, { cause: error });
  }
}
