/**
 * Runs in the page: a call between the page's own connection, which the tap sees, and a far end
 * made with the browser's constructor as it was before the tap, which it does not see.
 */
export interface Voice {
  readonly track: MediaStreamTrack;
  /** Linear amplitude of a sine. */
  loudness(amplitude: number): void;
}

export interface TestCall {
  near: RTCPeerConnection;
  far: RTCPeerConnection;
  coach: Voice;
  coachee: Voice;
  element: HTMLAudioElement;
  makeVoice(frequencyHz?: number): Voice;
}

export interface CallOptions {
  /** Strips the header extension that carries the level of each packet. */
  readonly withoutPacketLevels?: boolean;
  readonly mutedElement?: boolean;
}

export async function startCall(options: CallOptions): Promise<void> {
  const page = window as unknown as {
    NativePeerConnection: typeof RTCPeerConnection;
    call: TestCall;
  };
  const audio = new AudioContext();
  const makeVoice = (frequencyHz = 440): Voice => {
    const oscillator = new OscillatorNode(audio, { frequency: frequencyHz });
    const gain = new GainNode(audio, { gain: 0 });
    const out = audio.createMediaStreamDestination();
    oscillator.connect(gain).connect(out);
    oscillator.start();
    return {
      track: out.stream.getAudioTracks()[0]!,
      loudness: (amplitude) => gain.gain.setValueAtTime(amplitude, 0),
    };
  };
  const near = new RTCPeerConnection();
  const far = new page.NativePeerConnection();
  near.addEventListener('icecandidate', ({ candidate }) => void far.addIceCandidate(candidate));
  far.addEventListener('icecandidate', ({ candidate }) => void near.addIceCandidate(candidate));

  const coach = makeVoice();
  const coachee = makeVoice(330);
  near.addTrack(coach.track, new MediaStream([coach.track]));
  far.addTrack(coachee.track, new MediaStream([coachee.track]));
  const element = new Audio();
  element.muted = options.mutedElement ?? false;
  near.addEventListener('track', ({ streams }) => {
    element.srcObject = streams[0] ?? null;
    void element.play();
  });

  const offer = await near.createOffer();
  const sdp = options.withoutPacketLevels
    ? offer.sdp?.replaceAll(/a=extmap:\d+ urn:ietf:params:rtp-hdrext:ssrc-audio-level\r\n/g, '')
    : offer.sdp;
  await near.setLocalDescription(offer);
  await far.setRemoteDescription({ type: 'offer', sdp: sdp ?? '' });
  await far.setLocalDescription();
  await near.setRemoteDescription(far.localDescription!);
  page.call = { near, far, coach, coachee, element, makeVoice };
  while (near.connectionState !== 'connected') {
    await new Promise((resolve) => near.addEventListener('connectionstatechange', resolve));
  }
}

/**
 * Runs in the page: sends the tap an order, and repeats it as the content script does until the next order.
 */
export function keepOrdering({
  on,
  watch = false,
}: {
  readonly on: boolean;
  readonly watch?: boolean;
}): void {
  const page = window as unknown as { ordering?: ReturnType<typeof setInterval> };
  const detail = JSON.stringify({ type: 'measure', on, watch });
  const order = () => document.dispatchEvent(new CustomEvent('aparte:control', { detail }));
  clearInterval(page.ordering);
  order();
  if (on || watch) page.ordering = setInterval(order, 500);
}
