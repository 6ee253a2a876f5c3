/**
 * A session that was held with somebody else than it says. What was measured in it follows to that
 * person only where they had agreed to being measured by then.
 */
import type { PersonPayload } from '../people/person';
import { consentedThroughout } from '../people/consent-times';
import type { PromptUsePayload } from '../prompts/use';
import type { ChunkPayload } from './chunk';
import { manualSpeakerIntervals } from './clock';
import type { SessionEvent, SessionPayload } from './session';

type Consents = PersonPayload['consents'];

/** Had the person agreed when this stretch was measured? */
export function chunkFollows({ fromMs, toMs }: ChunkPayload, consents: Consents): boolean {
  return consentedThroughout(consents, fromMs, toMs);
}

/** Had they agreed from the session's begin to its end, or until now? */
export function consentedToSession(
  events: readonly SessionEvent[],
  consents: Consents,
  nowMs: number,
): boolean {
  const last = events.at(-1);
  const endedMs = last?.type === 'ended' ? last.at : nowMs;
  return consentedThroughout(consents, events[0]?.at ?? 0, endedMs);
}

/** The session as the other person may have it: without figures and hand timer they did not agree to. */
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

/** The hand timer says who spoke, so it needs the same agreement. */
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

/** A prompt's use without what was measured after it, unless they had agreed to that. */
export function useAsAgreed(use: PromptUsePayload, consents: Consents): PromptUsePayload {
  if (use.landed === null) return use;
  const heardMs = Math.max(0, use.landed.latencyMs) + use.landed.turnMs;
  return consentedThroughout(consents, use.usedAt, use.usedAt + heardMs)
    ? use
    : { ...use, landed: null };
}

/** What of a session's measures follows to the other person. */
export type Following = 'nothingMeasured' | 'all' | 'part' | 'nothing';

/** What the page says before the session moves. */
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
