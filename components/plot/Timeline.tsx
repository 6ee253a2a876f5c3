import { useId, type ReactNode } from 'react';
import { drawnIntervals, percentOfWindow, type PlotInterval } from './geometry';
import { DotTexture } from './DotTexture';
import styles from './Timeline.module.css';

const STAVE_HEIGHT = 12;
const STAVE_GAP = 4;
const HEAD = 8;
const HEIGHT = HEAD + STAVE_HEIGHT * 2 + STAVE_GAP;
/** Gaps finer than this part of the window would be thinner than a pixel. */
const BRIDGE_PARTS = 600;

export interface TimelineMarker {
  id: string;
  atMs: number;
  /** Shown by the browser when pointed at. */
  label: string;
  /** `line` crosses both staves (a phase begins); `point` sits above them (a note). */
  kind?: 'line' | 'point';
}

export interface TimelineProps {
  /** A whole sentence for assistive technology: what there is to see. */
  label: string;
  /** The stretch shown, in ms on the same clock as the intervals. */
  window: PlotInterval;
  /** When the coach speaks: the upper stave. */
  coach: readonly PlotInterval[];
  /** When anyone else speaks: the lower stave. */
  others: readonly PlotInterval[];
  /** Stretches with no data, hatched across both staves. */
  blind?: readonly PlotInterval[];
  /** Stretches where the coach was muted, light on the upper stave. */
  muted?: readonly PlotInterval[];
  markers?: readonly TimelineMarker[];
  /** Names at the head of the staves. */
  staveLabels?: { coach: string; others: string };
  /** Words at the start and the end of the time axis. */
  startLabel?: ReactNode;
  endLabel?: ReactNode;
}

/** Who spoke when, on two staves as wide as their container. */
export function Timeline({
  label,
  window,
  coach,
  others,
  blind = [],
  muted = [],
  markers = [],
  staveLabels,
  startLabel,
  endLabel,
}: TimelineProps) {
  const id = useId();
  const bridgeMs = (window.endMs - window.startMs) / BRIDGE_PARTS;
  const spans = (intervals: readonly PlotInterval[]) =>
    drawnIntervals(intervals, window, bridgeMs).map((interval) => {
      const start = percentOfWindow(interval.startMs, window);
      return {
        key: interval.startMs,
        x: `${start}%`,
        width: `${percentOfWindow(interval.endMs, window) - start}%`,
      };
    });
  const lowerY = HEAD + STAVE_HEIGHT + STAVE_GAP;

  return (
    <div className={styles.timeline}>
      {staveLabels && (
        <div className={styles.names} aria-hidden>
          <span>{staveLabels.coach}</span>
          <span>{staveLabels.others}</span>
        </div>
      )}
      <svg role="img" aria-label={label} className={styles.plot} height={HEIGHT}>
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
        <rect className={styles.stave} y={HEAD} width="100%" height={STAVE_HEIGHT} />
        <rect className={styles.stave} y={lowerY} width="100%" height={STAVE_HEIGHT} />
        {spans(muted).map(({ key, ...span }) => (
          <rect key={key} {...span} className={styles.muted} y={HEAD + 5} height={2} />
        ))}
        {spans(coach).map(({ key, ...span }) => (
          <rect key={key} {...span} className={styles.coach} y={HEAD} height={STAVE_HEIGHT} />
        ))}
        {spans(others).map(({ key, ...span }) => (
          <g key={key}>
            <rect {...span} className={styles.other} y={lowerY} height={STAVE_HEIGHT} />
            <rect {...span} y={lowerY} height={STAVE_HEIGHT} fill={`url(#${id}-dots)`} />
          </g>
        ))}
        {spans(blind).map(({ key, ...span }) => (
          <g key={key} data-blind>
            <rect {...span} className={styles.blind} y={HEAD} height={HEIGHT - HEAD} />
            <rect {...span} y={HEAD} height={HEIGHT - HEAD} fill={`url(#${id}-hatch)`} />
          </g>
        ))}
        {markers.map((marker) => {
          const x = `${percentOfWindow(marker.atMs, window)}%`;
          return (
            <g key={marker.id}>
              <title>{marker.label}</title>
              {marker.kind === 'line' ? (
                <line className={styles.line} x1={x} x2={x} y1={HEAD - 4} y2={HEIGHT} />
              ) : (
                <circle className={styles.point} cx={x} cy={3} r={2.5} />
              )}
            </g>
          );
        })}
      </svg>
      {(startLabel || endLabel) && (
        <div className={styles.axis}>
          <span>{startLabel}</span>
          <span>{endLabel}</span>
        </div>
      )}
    </div>
  );
}
