/**
 * Moves a session to another person, for a session that was assigned to the wrong one. Measured
 * data moves only where the new person had consented to being measured at that time.
 */
import type { PersonPayload } from '../people/person';
import { consentedThroughout } from '../people/consent-times';
import type { PromptUsePayload } from '../prompts/use';
import type { ChunkPayload } from './chunk';
import { manualSpeakerIntervals } from './clock';
import type { SessionEvent, SessionPayload } from './session';

type Consents = PersonPayload['consents'];

/** Whether the person had consented for the whole time of this chunk. */
export function chunkFollows({ fromMs, toMs }: ChunkPayload, consents: Consents): boolean {
  return consentedThroughout(consents, fromMs, toMs);
}

/**
 * Whether the person had consented from the session's start to its end, or until now while it is
 * open.
 */
export function consentedToSession(
  events: readonly SessionEvent[],
  consents: Consents,
  nowMs: number,
): boolean {
  const last = events.at(-1);
  const endedMs = last?.type === 'ended' ? last.at : nowMs;
  return consentedThroughout(consents, events[0]?.at ?? 0, endedMs);
}

/**
 * The session as it may move to the other person: without the figures and the manual speaker events
 * for which they had not consented.
 */
export function asAgreed(
  payload: SessionPayload,
  consents: Consents,
  nowMs: number,
): SessionPayload {
  if (consentedToSession(payload.events, consents, nowMs)) return payload;
  const { figures: _figures, recorded, ...rest } = payload;
  return {
    ...rest,
    events: withHandAsAgreed(payload.events, consents),
    ...(recorded && { recorded: withHandAsAgreed(recorded, consents) }),
  };
}

/** Manual speaker events say who spoke, so they need the same consent as measured speech. */
function withHandAsAgreed(events: readonly SessionEvent[], consents: Consents): SessionEvent[] {
  const kept: SessionEvent[] = [];
  for (const [index, event] of events.entries()) {
    if (event.type !== 'hand' || event.speaker === null) {
      kept.push(event);
      continue;
    }
    const until = events
      .slice(index + 1)
      .find(({ type }) => type === 'hand' || type === 'paused' || type === 'ended');
    const agreed = consentedThroughout(consents, event.at, until?.at ?? event.at);
    kept.push(agreed ? event : { ...event, speaker: null });
  }
  return kept;
}

/**
 * The prompt use without its measured outcome, unless the person had consented to measuring by
 * then.
 */
export function useAsAgreed(use: PromptUsePayload, consents: Consents): PromptUsePayload {
  if (use.landed === null) return use;
  const heardMs = Math.max(0, use.landed.latencyMs) + use.landed.turnMs;
  return consentedThroughout(consents, use.usedAt, use.usedAt + heardMs)
    ? use
    : { ...use, landed: null };
}

/** How much of a session's measured data moves to the other person. */
export type Following = 'nothingMeasured' | 'all' | 'part' | 'nothing';

/** Computes how much would move, so that the page can warn before the session moves. */
export function following(
  { events, figures }: Pick<SessionPayload, 'events' | 'figures'>,
  chunks: readonly ChunkPayload[],
  consents: Consents,
  nowMs: number,
): Following {
  const byHand = manualSpeakerIntervals(events, nowMs).held;
  if (chunks.length === 0 && byHand.length === 0 && figures === undefined) return 'nothingMeasured';
  if (consentedToSession(events, consents, nowMs)) return 'all';
  const some =
    chunks.some((chunk) => chunkFollows(chunk, consents)) ||
    byHand.some(([from, until]) => consentedThroughout(consents, from, until));
  return some ? 'part' : 'nothing';
}
