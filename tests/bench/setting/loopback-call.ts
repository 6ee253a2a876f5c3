/** A call with any number of remote people, all in one other tab, and a session that measures it. */
import type { Page } from '@playwright/test';
import { en } from '../../../lib/i18n/en';
import type { Aparte } from '../../e2e/harness/browser';
import { openPanel } from '../../e2e/harness/panel';
import { PanelPage } from '../../e2e/harness/panel-page';

export interface LoopbackCall {
  readonly coach: Page;
  readonly crowd: Page;
  readonly panel: PanelPage;
  /** Pauses the session, which ends all measuring, or goes on. */
  measure(on: boolean): Promise<void>;
}

/** What the pages keep on their window. */
interface InPage {
  context: AudioContext;
  connections: RTCPeerConnection[];
  voices: MediaStreamAudioDestinationNode[];
  phrase: AudioBuffer;
}
type CallWindow = Window & { bench: InPage };

interface Options {
  readonly people: number;
  /** Everybody remote talks on and on, and the coach does; otherwise only `sayOnce` is heard. */
  readonly talking: boolean;
}

/** @param origin of the call server */
export async function openLoopbackCall(
  aparte: Aparte,
  origin: string,
  { people, talking }: Options,
): Promise<LoopbackCall> {
  const crowd = await aparte.context.newPage();
  await crowd.goto(`${origin}/blank`);
  await prepare(crowd, 'yes', people, talking);
  const coach = await aparte.context.newPage();
  await coach.goto(`${origin}/blank`);
  await prepare(coach, 'hello', 1, talking);
  await coach.bringToFront();
  const panel = new PanelPage((await openPanel(aparte, coach)).page);
  await panel.startWithNew('Camille');
  await panel.answerConsent(true);
  await connect(coach, crowd, people);
  return {
    coach,
    crowd,
    panel,
    async measure(on) {
      const { pause, resume } = en.panel.session;
      const press = panel.page.getByRole('button', { name: on ? resume : pause, exact: true });
      await press.click();
      await press.waitFor({ state: 'detached' });
    },
  };
}

/** One voice per person; each says the phrase every four seconds, not all at once. */
async function prepare(page: Page, phrase: string, voices: number, talking: boolean) {
  await page.evaluate(
    async ([file, count, loops]) => {
      const context = new AudioContext();
      const sound = await (await fetch(`/voices/${file}.wav`)).arrayBuffer();
      const decoded = await context.decodeAudioData(sound);
      const cycle = new AudioBuffer({
        length: context.sampleRate * 4,
        sampleRate: context.sampleRate,
      });
      cycle.copyToChannel(decoded.getChannelData(0).subarray(0, cycle.length), 0);
      const nodes = Array.from({ length: count }, (_, index) => {
        const voice = context.createMediaStreamDestination();
        if (loops) {
          const source = new AudioBufferSourceNode(context, { buffer: cycle, loop: true });
          source.connect(voice);
          source.start(0, (index * 1.3) % 4);
        }
        return voice;
      });
      (window as unknown as CallWindow).bench = {
        context,
        connections: [],
        voices: nodes,
        phrase: decoded,
      };
    },
    [phrase, voices, talking] as const,
  );
}

/** One connection for each remote person; the coach is sent on the first. */
async function connect(coach: Page, crowd: Page, people: number): Promise<void> {
  for (let person = 0; person < people; person += 1) {
    const offer = await crowd.evaluate(async (index) => {
      const { connections, voices } = (window as unknown as CallWindow).bench;
      const connection = new RTCPeerConnection();
      connections.push(connection);
      const { stream } = voices[index]!;
      connection.addTrack(stream.getAudioTracks()[0]!, stream);
      await connection.setLocalDescription();
      while (connection.iceGatheringState !== 'complete')
        await new Promise((resolve) =>
          connection.addEventListener('icegatheringstatechange', resolve, { once: true }),
        );
      return connection.localDescription!.sdp;
    }, person);
    const answer = await coach.evaluate(
      async ([sdp, sends]) => {
        const { connections, voices } = (window as unknown as CallWindow).bench;
        const connection = new RTCPeerConnection();
        connections.push(connection);
        const { stream } = voices[0]!;
        if (sends) connection.addTrack(stream.getAudioTracks()[0]!, stream);
        connection.addEventListener('track', ({ streams: [remote] }) => {
          const audio = new Audio();
          audio.srcObject = remote ?? null;
          void audio.play();
          document.body.append(audio);
        });
        await connection.setRemoteDescription({ type: 'offer', sdp });
        await connection.setLocalDescription();
        while (connection.iceGatheringState !== 'complete')
          await new Promise((resolve) =>
            connection.addEventListener('icegatheringstatechange', resolve, { once: true }),
          );
        return connection.localDescription!.sdp;
      },
      [offer, person === 0] as const,
    );
    await crowd.evaluate(async (sdp) => {
      const connection = (window as unknown as CallWindow).bench.connections.at(-1)!;
      await connection.setRemoteDescription({ type: 'answer', sdp });
    }, answer);
  }
  await coach.waitForFunction(() =>
    (window as unknown as CallWindow).bench.connections.every(
      ({ connectionState }) => connectionState === 'connected',
    ),
  );
}

/** Somebody says their phrase once. @returns the epoch ms at which its sound begins */
export async function sayOnce(page: Page): Promise<number> {
  return await page.evaluate(() => {
    const { context, voices, phrase } = (window as unknown as CallWindow).bench;
    const LEAD_S = 0.1;
    const source = new AudioBufferSourceNode(context, { buffer: phrase });
    source.connect(voices[0]!);
    source.start(context.currentTime + LEAD_S);
    return performance.timeOrigin + performance.now() + LEAD_S * 1000;
  });
}
