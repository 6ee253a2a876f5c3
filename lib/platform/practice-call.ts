/** The practice call: two voices and two peer connections in one page. Nothing is sent elsewhere. */
import { practiceLines, type PracticeLanguage, type PracticeLine } from '../practice/conversation';
import type { PracticeCall, PracticeState } from '../practice/practice-call';
import { decodeImaAdpcm } from '../sound/ima-adpcm';

const BETWEEN_LINES_S = 0.7;
/** A connection within one computer succeeds at once, or not at all. */
const CONNECT_WITHIN_MS = 10_000;

/**
 * @param FarConnection creates the other person's end. Pass the browser's original constructor, from
 * before the tap wrapped it: in a real call that end is on another computer, where no tap runs.
 */
export function createPracticeCall(FarConnection: typeof RTCPeerConnection): PracticeCall {
  const listeners = new Set<() => void>();
  let state: PracticeState = { call: 'idle', line: null };
  let stop: (() => void) | null = null;

  function show(next: PracticeState): void {
    state = next;
    for (const listener of listeners) listener();
  }

  async function hold(language: PracticeLanguage, signal: AbortSignal): Promise<void> {
    const context = new AudioContext();
    const near = new RTCPeerConnection();
    const far = new FarConnection();
    const speaker = new Audio();
    signal.addEventListener('abort', () => {
      near.close();
      far.close();
      speaker.srcObject = null;
      void context.close();
    });
    const lines = await recorded(context, practiceLines(language));
    const voices = {
      coach: silentDestination(context),
      coachee: silentDestination(context),
    };
    near.addEventListener('track', ({ streams: [stream] }) => {
      speaker.srcObject = stream ?? null;
      void speaker.play().catch(() => undefined);
    });
    send(near, voices.coach.stream);
    send(far, voices.coachee.stream);
    await connect(near, far, AbortSignal.any([signal, AbortSignal.timeout(CONNECT_WITHIN_MS)]));
    signal.throwIfAborted();
    show({ call: 'live', line: null });

    // The coach hears their own voice directly, without a connection.
    const own = new GainNode(context);
    own.connect(voices.coach);
    own.connect(context.destination);
    const mouths = { coach: own, coachee: voices.coachee };
    for (let turn = 0; !signal.aborted; turn += 1) {
      const line = lines[turn % lines.length];
      if (!line) return;
      show({ call: 'live', line: line.said });
      await play(context, line.buffer, mouths[line.said.speaker]);
    }
  }

  return {
    current: () => state,
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    begin(language) {
      if (stop) return;
      const ending = new AbortController();
      stop = () => ending.abort();
      show({ call: 'connecting', line: null });
      hold(language, ending.signal).catch((error: unknown) => {
        if (ending.signal.aborted) return;
        console.warn('aparté: the practice call did not connect', error);
        ending.abort();
        stop = null;
        show({ call: 'failed', line: null });
      });
    },
    hangUp() {
      stop?.();
      stop = null;
      show({ call: 'idle', line: null });
    },
  };
}

async function recorded(context: AudioContext, lines: readonly PracticeLine[]) {
  return await Promise.all(
    lines.map(async (said) => {
      const file = await fetch(`/practice/${said.recording}.wav`);
      const { sampleRateHz, samples } = decodeImaAdpcm(new Uint8Array(await file.arrayBuffer()));
      const buffer = context.createBuffer(1, samples.length, sampleRateHz);
      buffer.copyToChannel(
        Float32Array.from(samples, (sample) => sample / 32_768),
        0,
      );
      return { said, buffer };
    }),
  );
}

function send(connection: RTCPeerConnection, stream: MediaStream): void {
  for (const track of stream.getTracks()) connection.addTrack(track, stream);
}

/** Connects both ends. @throws when it takes too long, or is aborted */
async function connect(
  near: RTCPeerConnection,
  far: RTCPeerConnection,
  signal: AbortSignal,
): Promise<void> {
  const connected = new Promise<void>((resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('not connected')));
    near.addEventListener('connectionstatechange', () => {
      if (near.connectionState === 'connected') resolve();
      if (near.connectionState === 'failed') reject(new Error('the connection failed'));
    });
  });
  trickle(near, far);
  trickle(far, near);
  await near.setLocalDescription();
  if (near.localDescription) await far.setRemoteDescription(near.localDescription);
  await far.setLocalDescription();
  if (far.localDescription) await near.setRemoteDescription(far.localDescription);
  await connected;
}

function trickle(from: RTCPeerConnection, to: RTCPeerConnection): void {
  from.addEventListener('icecandidate', ({ candidate }) => {
    if (candidate) void to.addIceCandidate(candidate).catch(() => undefined);
  });
}

/** Resolves a pause after the recording ends, or at once when the context is closed. */
function play(context: AudioContext, buffer: AudioBuffer, into: AudioNode): Promise<void> {
  return new Promise((resolve) => {
    const source = new AudioBufferSourceNode(context, { buffer });
    const breath = new ConstantSourceNode(context, { offset: 0 });
    context.addEventListener('statechange', () => context.state === 'closed' && resolve());
    breath.addEventListener('ended', () => resolve());
    source.connect(into);
    breath.connect(into);
    source.start();
    breath.start();
    breath.stop(context.currentTime + buffer.duration + BETWEEN_LINES_S);
  });
}

/** Sends silence like a microphone: without any source, the connection would send nothing. */
function silentDestination(context: AudioContext): MediaStreamAudioDestinationNode {
  const destination = context.createMediaStreamDestination();
  const silence = context.createConstantSource();
  silence.offset.value = 0;
  silence.connect(destination);
  silence.start();
  return destination;
}
