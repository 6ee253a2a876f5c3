import type { TapReport } from '../../messages/tap';
import { followPictures } from './pictures';
import { isAudio, receives } from './connections';
import { traceInbound, type InboundTrace } from './inbound-trace';
import type { PageNatives } from './sampler';
import { createStatsPoll } from './stats-poll';

const PERIOD_MS = 1000;
/** A receiver without packets for this long is idle: somebody left, or nobody came. */
const IDLE_MS = 5000;

/**
 * Reports once a second how many remote streams arrive, by their packet counts: sound, or at least
 * video. It reads no level.
 * @param connections returns those that carry live audio now
 * @returns stops the reports
 */
export function startPresence(
  natives: PageNatives,
  connections: () => readonly RTCPeerConnection[],
  report: (presence: Extract<TapReport, { type: 'presence' }>) => void,
): () => void {
  const stats = createStatsPoll(natives.getStats, natives.after);
  const traces = new WeakMap<RTCRtpReceiver, InboundTrace>();
  const picturesArrive = followPictures();
  const startedAtMs = natives.nowMs();
  let stopped = false;

  async function count(): Promise<void> {
    const nowMs = natives.nowMs();
    const live = connections();
    await stats.poll(live, () => 0, nowMs);
    if (stopped) return;
    let others = 0;
    for (const connection of live)
      for (const transceiver of connection.getTransceivers()) {
        if (!isAudio(transceiver) || !receives(transceiver)) continue;
        const { receiver } = transceiver;
        const counter = stats.latest(connection).inbound.get(receiver.track.id);
        if (!counter || receiver.track.readyState !== 'live') continue;
        const trace = traceInbound(traces.get(receiver), counter, nowMs);
        traces.set(receiver, trace);
        if (trace.packetsGrewAtMs !== null && nowMs - trace.packetsGrewAtMs <= IDLE_MS) others += 1;
      }
    const pictures = picturesArrive(
      live.map((connection) => stats.latest(connection)),
      nowMs,
    );
    if (others === 0 && pictures) others = 1;
    // Report zero only after the first counts are old enough: no packets so far means nothing.
    if (others > 0 || nowMs - startedAtMs > IDLE_MS) report({ type: 'presence', others });
  }

  const stopTicking = natives.timer(PERIOD_MS, () => void count().catch(() => {}));
  return () => {
    stopped = true;
    stopTicking();
  };
}
