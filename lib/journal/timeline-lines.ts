/** The turn timeline as a list of text lines, for people who do not see the drawing. */
import type { Interval } from '../listening/interval';
import type { Speaker } from '../listening/speaker';
import type { Phase } from '../session/phases';
import type { Mark, TurnTimeline } from './turn-timeline';

/** An interval in session time, in ms. */
interface Stretch {
  readonly atMs: number;
  readonly untilMs: number;
}

export type TimelineLine =
  | (Stretch & {
      readonly type: 'turn';
      readonly speaker: Speaker;
      /** The turn began while the other side still spoke, which is the definition of an interruption. */
      readonly interrupts: boolean;
    })
  | (Stretch & { readonly type: 'within'; readonly speaker: Speaker })
  | (Stretch & { readonly type: 'backchannel'; readonly speaker: Speaker })
  | (Stretch & { readonly type: 'silence'; readonly endedBy: Speaker })
  | (Stretch & { readonly type: 'blind' | 'muted' })
  | (Stretch & { readonly type: 'phase'; readonly phase: Phase })
  | { readonly type: 'mark'; readonly atMs: number; readonly mark: Mark };

/** Sort order of lines that begin at the same time. */
const ORDER: readonly TimelineLine['type'][] = [
  'phase',
  'blind',
  'muted',
  'silence',
  'turn',
  'within',
  'backchannel',
  'mark',
];

/** Everything the drawing shows, in chronological order. */
export function scoreLines({
  conversation,
  blind,
  muted,
  phases,
  marks,
  heard,
}: TurnTimeline): TimelineLine[] {
  const { turns, attempts, backchannels, silences, transfers } = conversation;
  const interrupting = new Set(
    transfers.filter(({ interruption }) => interruption).map(({ atMs, to }) => `${to} ${atMs}`),
  );
  const small = (speaker: Speaker): TimelineLine[] =>
    backchannels[speaker].map((each) => ({ type: 'backchannel', speaker, ...stretch(each) }));
  const lines: TimelineLine[] = [
    ...phases.map(({ phase, fromMs, untilMs }) => ({
      type: 'phase' as const,
      phase,
      atMs: fromMs,
      untilMs,
    })),
    ...(heard ? blind.map((each) => ({ type: 'blind' as const, ...stretch(each) })) : []),
    ...muted.map((each) => ({ type: 'muted' as const, ...stretch(each) })),
    ...silences.map(({ startMs, endMs, after }) => ({
      type: 'silence' as const,
      endedBy: after,
      atMs: startMs,
      untilMs: endMs,
    })),
    ...turns.map(({ speaker, startMs, endMs }) => ({
      type: 'turn' as const,
      speaker,
      interrupts: interrupting.has(`${speaker} ${startMs}`),
      atMs: startMs,
      untilMs: endMs,
    })),
    ...attempts.map(({ speaker, startMs, endMs }) => ({
      type: 'within' as const,
      speaker,
      atMs: startMs,
      untilMs: endMs,
    })),
    ...small('coach'),
    ...small('coachee'),
    ...marks.map((mark) => ({ type: 'mark' as const, atMs: mark.atMs, mark })),
  ];
  return lines.toSorted((a, b) => a.atMs - b.atMs || ORDER.indexOf(a.type) - ORDER.indexOf(b.type));
}

function stretch([atMs, untilMs]: Interval): Stretch {
  return { atMs, untilMs };
}
