import type { Loop } from './loopback';

type Own<Name extends keyof RTCPeerConnection> = RTCPeerConnection[Name] extends (
  ...args: infer Args
) => infer Result
  ? (connection: RTCPeerConnection, ...args: Args) => Result
  : never;

/**
 * Takes the browser's own functions now, before the page can patch them and before the tap wraps
 * the constructor: the pair that it makes later counts for no call, and no page that keeps
 * statistics of its connections finds two that are not its own.
 * @returns makes a pair of connections that carries a track from the page to the page, without
 * servers; throws where the browser makes no connections
 */
export function captureOpenLoop(
  page: Pick<Window & typeof globalThis, 'RTCPeerConnection' | 'EventTarget'>,
): (track: MediaStreamTrack) => Loop {
  const Native: typeof RTCPeerConnection | undefined = page.RTCPeerConnection;
  const own = <Name extends keyof RTCPeerConnection>(name: Name): Own<Name> => {
    const method: unknown = Native?.prototype[name];
    return ((connection: RTCPeerConnection, ...args: unknown[]): unknown =>
      Reflect.apply(method as () => unknown, connection, args)) as Own<Name>;
  };
  const addTransceiver = own('addTransceiver');
  const createOffer = own('createOffer');
  const createAnswer = own('createAnswer');
  const setLocal = own('setLocalDescription');
  const setRemote = own('setRemoteDescription');
  const addCandidate = own('addIceCandidate');
  const close = own('close');
  const listen = page.EventTarget.prototype.addEventListener;

  function passCandidates(from: RTCPeerConnection, to: RTCPeerConnection): void {
    const pass = ({ candidate }: RTCPeerConnectionIceEvent) =>
      void addCandidate(to, candidate ?? undefined).catch(() => {});
    Reflect.apply(listen, from, ['icecandidate', pass]);
  }

  /** Each end knows the other's description before it gathers: no candidate comes too early. */
  async function negotiate(near: RTCPeerConnection, far: RTCPeerConnection): Promise<void> {
    const offer = await createOffer(near);
    await setRemote(far, offer as RTCSessionDescriptionInit);
    await setLocal(near, offer);
    const answer = await createAnswer(far);
    await setRemote(near, answer as RTCSessionDescriptionInit);
    await setLocal(far, answer);
  }

  return (track) => {
    if (!Native) throw new Error('This browser makes no connections.');
    const near = new Native();
    const far = new Native();
    passCandidates(near, far);
    passCandidates(far, near);
    addTransceiver(near, track, { direction: 'sendonly' });
    negotiate(near, far).catch(() => {});
    return {
      far,
      close() {
        close(near);
        close(far);
      },
    };
  };
}
