import type { TapShare } from '../../messages/tap';
import { quietly } from './quietly';
import { replace } from './wrap';

/** `track.stop()` fires no event, and a share can be switched to another surface: so it is looked at. */
const LOOK_EVERY_MS = 500;

type Surface = NonNullable<TapShare['surface']>;
type Scope = Pick<typeof globalThis, never> & { MediaDevices?: { prototype: object } };

/** What others may see most of comes first. */
const BY_BREADTH: readonly Surface[] = ['monitor', 'window', 'browser'];

/**
 * Tells what the page shows to others of this screen: the kind of surface and when it ends, never a
 * picture. The page sees the browser's own function, promise and errors.
 * @param after runs something once, later
 * @param onShare is called when what is shared changes; `share` counts the shares of this page
 * @returns puts the browser's own function back
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
      // The page gets the promise itself; a refusal is the page's to handle.
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

/** Where the browser does not say (Firefox), it may be the whole screen. */
function surfaceOf(track: MediaStreamTrack): Surface {
  const { displaySurface } = track.getSettings();
  return displaySurface === 'browser' || displaySurface === 'window' ? displaySurface : 'monitor';
}
