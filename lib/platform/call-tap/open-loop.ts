import type { Loop } from './loopback';

/**
 * Captures the browser's own functions before the page can patch them and before the tap wraps the
 * constructor. So the pair of connections made later does not count as a call, and a page that
 * keeps statistics of its connections does not find it.
 * @returns opens a pair of connections that carries a track from the page to the page, without
 *   servers; throws where the browser has no `RTCPeerConnection`
 */
export function captureOpenLoop(
  page: Pick<Window & typeof globalThis, 'RTCPeerConnection' | 'EventTarget'>,
): (track: MediaStreamTrack) => Loop {
  const Native: typeof RTCPeerConnection | undefined = page.RTCPeerConnection;
  const prototype = Native?.prototype;
  function own<Result>(name: keyof RTCPeerConnection) {
    const method = prototype?.[name] as () => Result;
    return (connection: RTCPeerConnection, ...args: readonly unknown[]): Result =>
      Reflect.apply(method, connection, args);
  }
  const addTransceiver = own<RTCRtpTransceiver>('addTransceiver');
  const createOffer = own<Promise<RTCSessionDescriptionInit>>('createOffer');
  const createAnswer = own<Promise<RTCSessionDescriptionInit>>('createAnswer');
  const setLocal = own<Promise<void>>('setLocalDescription');
  const setRemote = own<Promise<void>>('setRemoteDescription');
  const addCandidate = own<Promise<void>>('addIceCandidate');
  const close = own<void>('close');
  const listen = page.EventTarget.prototype.addEventListener;

  function passCandidates(from: RTCPeerConnection, to: RTCPeerConnection): void {
    const pass = ({ candidate }: RTCPeerConnectionIceEvent) =>
      void addCandidate(to, candidate ?? undefined).catch(() => {});
    Reflect.apply(listen, from, ['icecandidate', pass]);
  }

  /**
   * Exchanges descriptions in an order in which each end has the other's before it gathers
   * candidates, so that no candidate arrives too early.
   */
  async function negotiate(near: RTCPeerConnection, far: RTCPeerConnection): Promise<void> {
    const offer = await createOffer(near);
    await setRemote(far, offer);
    await setLocal(near, offer);
    const answer = await createAnswer(far);
    await setRemote(near, answer);
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
