import { memo, useId } from 'react';
import { DotTexture } from './DotTexture';
import { barsPath, density, drawnIntervals, percentOfWindow, type PlotInterval } from './geometry';
import styles from './TurnTimeline.module.css';

const NAMES = 16;
const PINS = 18;
const STAVE = 28;
const BETWEEN = 14;
const AXIS = 18;
const UPPER = NAMES + PINS;
const MIDDLE = UPPER + STAVE;
const LOWER = MIDDLE + BETWEEN;
const FOOT = LOWER + STAVE;
const HEIGHT = FOOT + AXIS;
/** Approximate width of a letter of a phase's name or a time. */
const LETTER_PX = 6.5;

export interface TimelinePhase extends PlotInterval {
  name: string;
}

export interface TimelinePin {
  id: string;
  atMs: number;
  shape: 'note' | 'marker' | 'prompt';
  /** Tooltip. */
  label: string;
}

export interface TurnTimelineProps {
  /** A full sentence for assistive technology. */
  label: string;
  /** The visible window, in ms on the same clock as all other times. */
  window: PlotInterval;
  widthPx: number;
  /** Sorted and disjoint, like all following lists. */
  coach: readonly PlotInterval[];
  others: readonly PlotInterval[];
  overlaps: readonly PlotInterval[];
  silences: readonly PlotInterval[];
  blind: readonly PlotInterval[];
  muted: readonly PlotInterval[];
  phases: readonly TimelinePhase[];
  pins: readonly TimelinePin[];
  ticks: readonly { readonly atMs: number; readonly text: string }[];
  onPin?: ((id: string) => void) | undefined;
}

/**
 * Draws who spoke when: the coach above, the others below, overlaps between them. A pixel that covers several
 * seconds is filled by the part that was spoken. Each layer is one path, so that four hours render as fast as
 * four minutes.
 */
export function TurnTimeline(props: TurnTimelineProps) {
  const { label, window, widthPx, phases, ticks, onPin } = props;
  const id = useId();
  const bins = Math.max(1, Math.round(widthPx));
  const x = (atMs: number) => (percentOfWindow(atMs, window) / 100) * widthPx;
  const bars = (
    intervals: readonly PlotInterval[],
    baseY: number,
    heightPx: number,
    leastPx = 1.5,
  ) =>
    barsPath(density(intervals, window, bins), { baseY, heightPx, leastPx, binPx: widthPx / bins });
  const spans = (intervals: readonly PlotInterval[]) =>
    drawnIntervals(intervals, window, (window.endMs - window.startMs) / bins).map(
      ({ startMs, endMs }) => ({ key: startMs, x: x(startMs), width: x(endMs) - x(startMs) }),
    );
  const others = bars(props.others, LOWER, STAVE);
  const inSight = (atMs: number) => atMs >= window.startMs && atMs <= window.endMs;

  return (
    <svg role="img" aria-label={label} className={styles.score} width={widthPx} height={HEIGHT}>
      <defs>
        <pattern
          id={`${id}-hatch`}
          width="5"
          height="5"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="1.25" height="5" className={styles.hatch} />
        </pattern>
        <DotTexture id={`${id}-dots`} />
      </defs>
      {phases.map(({ name, startMs, endMs }, index) => {
        const left = x(startMs);
        const width = x(endMs) - left;
        return (
          width > 0 && (
            <g key={startMs} data-phase={name}>
              <rect
                className={styles.phase}
                data-odd={index % 2 === 1 || undefined}
                x={left}
                width={width}
                height={FOOT}
              />
              {width > name.length * LETTER_PX + 8 && (
                <text className={styles.name} x={left + 4} y={12}>
                  {name}
                </text>
              )}
            </g>
          )
        );
      })}
      <line className={styles.base} x2={widthPx} y1={MIDDLE} y2={MIDDLE} />
      <line className={styles.base} x2={widthPx} y1={LOWER} y2={LOWER} />
      {spans(props.muted).map(({ key, ...span }) => (
        <rect key={key} {...span} data-muted className={styles.muted} y={MIDDLE - 9} height={2} />
      ))}
      <path data-part="coach" className={styles.coach} d={bars(props.coach, MIDDLE, -STAVE)} />
      <path data-part="others" className={styles.others} d={others} />
      <path d={others} fill={`url(#${id}-dots)`} />
      <path
        data-part="silences"
        className={styles.silence}
        d={bars(props.silences, MIDDLE + 1, BETWEEN - 2)}
      />
      <path
        data-part="overlaps"
        className={styles.overlap}
        d={bars(props.overlaps, LOWER - 1, 2 - BETWEEN, 0.5)}
      />
      {spans(props.blind).map(({ key, ...span }) => (
        <g key={key} data-blind>
          <rect {...span} className={styles.paper} y={UPPER} height={FOOT - UPPER} />
          <rect {...span} y={UPPER} height={FOOT - UPPER} fill={`url(#${id}-hatch)`} />
        </g>
      ))}
      {ticks.map(({ atMs, text }) => (
        <g key={atMs}>
          <line className={styles.tick} x1={x(atMs)} x2={x(atMs)} y1={FOOT} y2={FOOT + 4} />
          <Time atPx={x(atMs)} widthPx={widthPx} text={text} />
        </g>
      ))}
      {props.pins
        .filter(({ atMs }) => inSight(atMs))
        .map((pin) => (
          <g key={pin.id} transform={`translate(${x(pin.atMs)})`}>
            <Pin pin={pin} onPin={onPin} />
          </g>
        ))}
    </svg>
  );
}

/** A label after its tick, or before it where it would be cut off. */
function Time({ atPx, widthPx, text }: { atPx: number; widthPx: number; text: string }) {
  const fits = atPx + 3 + text.length * LETTER_PX <= widthPx;
  return (
    <text
      className={styles.time}
      x={fits ? atPx + 3 : atPx - 3}
      y={FOOT + 13}
      textAnchor={fits ? 'start' : 'end'}
    >
      {text}
    </text>
  );
}

const PIN_Y = NAMES + 6;

interface PinProps {
  readonly pin: TimelinePin;
  readonly onPin: TurnTimelineProps['onPin'];
}

/** Drawn once around x = 0: panning and zooming only translate it. */
const Pin = memo(function Pin({ pin: { id, shape, label }, onPin }: PinProps) {
  return (
    <g className={styles.pin} data-pin={shape} onClick={() => onPin?.(id)}>
      <title>{label}</title>
      <rect className={styles.hit} x={-6} width={12} y={NAMES} height={FOOT - NAMES} />
      <line className={styles.stem} y1={PIN_Y} y2={FOOT} />
      {shape === 'note' && <circle className={styles.head} cy={PIN_Y} r={4} />}
      {shape === 'marker' && (
        <path className={styles.open} d={`M0 ${PIN_Y - 5}h8l-2.5 3.5l2.5 3.5h-8Z`} />
      )}
      {shape === 'prompt' && <path className={styles.head} d={`M0 ${PIN_Y - 5}l5 5l-5 5l-5-5Z`} />}
    </g>
  );
});
