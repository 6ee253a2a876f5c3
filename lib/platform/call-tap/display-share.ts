import type { TapShare } from '../../messages/tap';
import { quietly } from './quietly';
import { replace } from './wrap';

/**
 * The polling interval: `track.stop()` fires no event, and a share can switch to another surface.
 */
const LOOK_EVERY_MS = 500;

type Surface = NonNullable<TapShare['surface']>;
type Scope = Pick<typeof globalThis, never> & { MediaDevices?: { prototype: object } };

/** Ordered by how much of the screen others may see, widest first. */
const BY_BREADTH: readonly Surface[] = ['monitor', 'window', 'browser'];

/**
 * Reports what the page shares of this screen: the kind of surface and when the share ends, never a
 * picture. The page still gets the browser's own promise and errors.
 * @param after runs a function once, after a delay
 * @param onShare called when the share changes; `share` counts the shares of this page
 * @returns restores the browser's own function
 */
export function watchDisplayShares(
  scope: Scope,
  after: (delayMs: number, run: () => void) => void,
  onShare: (news: Pick<TapShare, 'share' | 'surface'>) => void,
): () => void {
  const prototype = scope.MediaDevices?.prototype;
  const native: unknown = prototype && Reflect.get(prototype, 'getDisplayMedia');
  if (prototype === undefined || typeof native !== 'function') return () => {};
  const shares = new Map<MediaStreamTrack, number>();
  let count = 0;
  let told = 'none';
  let stopped = false;
  let looking = false;

  function look(): void {
    for (const track of shares.keys()) if (track.readyState === 'ended') shares.delete(track);
    const now = [...shares].map(([track, share]) => ({ share, surface: surfaceOf(track) }));
    const rank = ({ surface }: { surface: Surface }) => BY_BREADTH.indexOf(surface);
    const widest = now.toSorted((a, b) => rank(a) - rank(b))[0] ?? { share: count, surface: null };
    const news = `${widest.share} ${widest.surface}`;
    if (news === told || stopped) return;
    told = news;
    onShare(widest);
  }

  function keepLooking(): void {
    looking = shares.size > 0 && !stopped;
    if (!looking) return;
    after(LOOK_EVERY_MS, () =>
      quietly(() => {
        look();
        keepLooking();
      }),
    );
  }

  function shared(stream: MediaStream): void {
    count += 1;
    for (const track of stream.getVideoTracks()) {
      shares.set(track, count);
      track.addEventListener('ended', () => quietly(look));
    }
    look();
    if (!looking) keepLooking();
  }

  const watched = new Proxy(native, {
    apply(target, devices, args) {
      const asked = Reflect.apply(target, devices, args) as Promise<MediaStream>;
      // The page gets the original promise, so it handles a rejection itself.
      quietly(() => {
        asked.then(
          (stream) => quietly(() => shared(stream)),
          () => undefined,
        );
      });
      return asked;
    },
  });
  const restore = replace(prototype, 'getDisplayMedia', watched);
  return () => {
    stopped = true;
    restore();
  };
}

/** Firefox does not report the surface; assume the whole screen. */
function surfaceOf(track: MediaStreamTrack): Surface {
  const { displaySurface } = track.getSettings();
  return displaySurface === 'browser' || displaySurface === 'window' ? displaySurface : 'monitor';
}
