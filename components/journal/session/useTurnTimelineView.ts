/** Zooming and panning the turn timeline by wheel, pointer, touch and keyboard. */
import {
  useCallback,
  useEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
} from 'react';
import {
  panned,
  pinched,
  wholeView,
  zoomed,
  type Pinch,
  type Viewport,
} from '../../../lib/journal/viewport';

/** Zoom factor of one key or button press. */
const STEP = 1.6;
const MOVE_PART = 0.25;
/** Movements smaller than this are a press, not a drag, in px. */
const STILL_PX = 4;
const LINE_PX = 16;

export interface TimelineMoves {
  zoomIn(): void;
  zoomOut(): void;
  earlier(): void;
  later(): void;
  whole(): void;
}

export function useTurnTimelineView(durationMs: number, frame: RefObject<HTMLElement | null>) {
  // Null shows the whole session, also while it grows.
  const [part, setPart] = useState<Viewport | null>(null);
  const view = part ?? wholeView(durationMs);

  const change = useCallback(
    (next: (view: Viewport) => Viewport) => {
      setPart((before) => {
        const after = next(before ?? wholeView(durationMs));
        return after.endMs - after.startMs >= durationMs ? null : after;
      });
    },
    [durationMs],
  );
  useWheel(frame, change, durationMs);
  const hands = useHands(frame, change, durationMs);

  const zoomBy = (factor: number) =>
    change((now) => zoomed(now, factor, (now.startMs + now.endMs) / 2, durationMs));
  const moveBy = (viewParts: number) =>
    change((now) => panned(now, viewParts * (now.endMs - now.startMs), durationMs));
  const moves: TimelineMoves = {
    zoomIn: () => zoomBy(STEP),
    zoomOut: () => zoomBy(1 / STEP),
    earlier: () => moveBy(-MOVE_PART),
    later: () => moveBy(MOVE_PART),
    whole: () => setPart(null),
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const move = {
      '+': moves.zoomIn,
      '=': moves.zoomIn,
      '-': moves.zoomOut,
      ArrowLeft: moves.earlier,
      ArrowRight: moves.later,
      Home: () => moveBy(-Infinity),
      End: () => moveBy(Infinity),
      '0': moves.whole,
    }[event.key];
    if (!move) return;
    event.preventDefault();
    move();
  };

  return { view, isWhole: part === null, moves, handlers: { ...hands, onKeyDown } };
}

type Change = (next: (view: Viewport) => Viewport) => void;

/** Ctrl+wheel or a touchpad pinch zooms; horizontal scrolling pans; otherwise the page scrolls. */
function useWheel(frame: RefObject<HTMLElement | null>, change: Change, durationMs: number) {
  useEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    const listening = new AbortController();
    const turn = (event: WheelEvent) => {
      const { left, width } = element.getBoundingClientRect();
      const unitPx = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : LINE_PX;
      const sideways = event.shiftKey ? event.deltaX || event.deltaY : event.deltaX;
      if (event.ctrlKey || event.metaKey) {
        event.preventDefault();
        const factor = Math.exp((-event.deltaY * unitPx) / 200);
        const at = (event.clientX - left) / (width || 1);
        change((view) =>
          zoomed(view, factor, view.startMs + at * (view.endMs - view.startMs), durationMs),
        );
      } else if (Math.abs(sideways) > Math.abs(event.shiftKey ? 0 : event.deltaY)) {
        event.preventDefault();
        const by = (sideways * unitPx) / (width || 1);
        change((view) => panned(view, by * (view.endMs - view.startMs), durationMs));
      }
    };
    // Not passive, because it must prevent the page from scrolling or zooming.
    element.addEventListener('wheel', turn, { passive: false, signal: listening.signal });
    return () => listening.abort();
  }, [frame, change, durationMs]);
}

/** One pointer pans, two fingers zoom. */
function useHands(frame: RefObject<HTMLElement | null>, change: Change, durationMs: number) {
  const down = useRef(new Map<number, { part: number; beganPx: number }>());
  const partOf = (event: PointerEvent) => {
    const box = frame.current?.getBoundingClientRect();
    return box && box.width > 0 ? (event.clientX - box.left) / box.width : 0;
  };
  const lift = (event: PointerEvent) => void down.current.delete(event.pointerId);

  return {
    onPointerDown(event: PointerEvent) {
      if (event.button !== 0 || down.current.size >= 2) return;
      down.current.set(event.pointerId, { part: partOf(event), beganPx: event.clientX });
    },
    onPointerMove(event: PointerEvent) {
      const held = down.current.get(event.pointerId);
      if (!held) return;
      const captured = frame.current?.hasPointerCapture(event.pointerId) ?? false;
      // Capture the pointer only once it moves, so that a press on a pin stays a press.
      if (!captured && Math.abs(event.clientX - held.beganPx) < STILL_PX) return;
      if (!captured) frame.current?.setPointerCapture(event.pointerId);
      const from = held.part;
      const to = partOf(event);
      const other = [...down.current].find(([id]) => id !== event.pointerId)?.[1].part;
      down.current.set(event.pointerId, { ...held, part: to });
      change((view) => {
        if (other === undefined)
          return panned(view, (from - to) * (view.endMs - view.startMs), durationMs);
        const before: Pinch = from < other ? [from, other] : [other, from];
        return pinched(view, before, from < other ? [to, other] : [other, to], durationMs);
      });
    },
    onPointerUp: lift,
    onPointerCancel: lift,
  };
}
