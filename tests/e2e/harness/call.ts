/** The two-person call in tabs of the browser under test. */
import type { Page } from '@playwright/test';
import { stories, type StoryId } from '../../fixtures/call/stories';
import type { Aparte } from './browser';
import { until } from './wait';

interface CallOptions {
  readonly story?: StoryId;
  /** `/strict` is the same page under a strict Content-Security-Policy. */
  readonly path?: '/call' | '/strict';
  /** Remote people; each in a tab of their own. */
  readonly people?: 1 | 2;
  /** False: the coach's page waits for `join`, so that a session can be under way before the story. */
  readonly joinAtOnce?: boolean;
  /** Another address of the call server for the coach's page. */
  readonly coachOrigin?: string;
  /** `device`: the coach speaks by the browser's microphone, and the story begins as it opens. */
  readonly mic?: 'voice' | 'device';
  /** The others come from a loudspeaker, and their echo gets into the coach's microphone. */
  readonly echo?: boolean;
  /** The coach's page plays the others by way of two connections of its own. */
  readonly loopback?: boolean;
  /** Runs in the coach's page before anything else does. */
  readonly inCoachPage?: () => void;
  /** The same in the remote people's pages. */
  readonly inGuestPages?: () => void;
}

/** What the pages keep on their window. */
interface CallInPage {
  readonly state: 'idle' | 'connecting' | 'live' | 'left';
  readonly storyStartedAt: number | null;
  readonly pcs: readonly RTCPeerConnection[];
  mute(on: boolean): void;
}

type CallWindow = Window & { call: CallInPage };

let rooms = 0;

/** Opens the remote people's tabs, then the coach's, which stays in front. */
export async function openCall(
  aparte: Aparte,
  origin: string,
  {
    story = 'short',
    path = '/call',
    people = 1,
    joinAtOnce = true,
    coachOrigin = origin,
    mic = 'voice',
    echo = false,
    loopback = false,
    inCoachPage,
    inGuestPages,
  }: CallOptions = {},
): Promise<Call> {
  const room = `room-${++rooms}`;
  const guests: Page[] = [];
  for (const as of ['coachee', 'coachee2'].slice(0, people))
    guests.push(await openGuest(aparte, origin, room, { as, story, inGuestPages }));
  const coach = await aparte.context.newPage();
  if (inCoachPage !== undefined) await coach.addInitScript(inCoachPage);
  const more = `${echo ? '&echo=on' : ''}${loopback ? '&playback=loopback' : ''}${joinAtOnce ? '&join=auto' : ''}`;
  await coach.goto(
    `${coachOrigin}${path}?room=${room}&story=${story}&people=${people}&mic=${mic}${more}`,
  );
  const call = new Call(coach, guests, story);
  if (joinAtOnce) await call.waitUntilLive();
  return call;
}

interface GuestOptions {
  readonly as?: string;
  readonly story?: StoryId;
  readonly inGuestPages?: (() => void) | undefined;
}

/** Somebody in a room, in a tab of their own; they wait there for the coach. */
export async function openGuest(
  aparte: Aparte,
  origin: string,
  room: string,
  { as = 'coachee', story = 'short', inGuestPages }: GuestOptions = {},
): Promise<Page> {
  const guest = await aparte.context.newPage();
  if (inGuestPages !== undefined) await guest.addInitScript(inGuestPages);
  await guest.goto(`${origin}/coachee?room=${room}&as=${as}&story=${story}`);
  return guest;
}

export class Call {
  constructor(
    readonly coach: Page,
    readonly guests: readonly Page[],
    readonly story: StoryId,
  ) {}

  /** Presses Join, and waits for the story to begin. */
  async join(): Promise<void> {
    await this.coach.getByRole('button', { name: 'Join', exact: true }).click();
    await this.waitUntilLive();
  }

  /** Connected to everyone, and the story has a beginning. */
  async waitUntilLive(): Promise<void> {
    await until('the call to be live', async () => {
      const { state, storyStartedAt } = await this.now();
      return state === 'live' && storyStartedAt !== null ? true : null;
    });
  }

  async now(): Promise<Pick<CallInPage, 'state' | 'storyStartedAt'>> {
    return await this.coach.evaluate(() => {
      const call = (window as unknown as CallWindow).call;
      return { state: call?.state ?? 'idle', storyStartedAt: call?.storyStartedAt ?? null };
    });
  }

  /** When the story began, in epoch ms. @throws before it has. */
  async storyStartedAt(): Promise<number> {
    const { storyStartedAt } = await this.now();
    if (storyStartedAt === null) throw new Error('The story has not begun.');
    return storyStartedAt;
  }

  /** Waits until `storyMs` of the story have been told; all of it when absent. */
  async told(storyMs: number = stories[this.story].durationMs): Promise<void> {
    const left = (await this.storyStartedAt()) + storyMs - Date.now();
    if (left > 0) await this.coach.waitForTimeout(left);
  }

  async mute(on: boolean): Promise<void> {
    await this.coach.getByRole('button', { name: on ? 'Mute' : 'Unmute', exact: true }).click();
  }

  /** The coach's tab goes to another room, whose guest is there already. */
  async goTo(room: string): Promise<void> {
    const address = new URL(this.coach.url());
    address.searchParams.set('room', room);
    address.searchParams.set('join', 'auto');
    await this.coach.goto(address.href);
    await this.waitUntilLive();
  }

  /** The guest's sound stops arriving, or arrives again, while the connection stays. */
  async guestSends(on: boolean): Promise<void> {
    await this.guests[0]?.evaluate(async (sends) => {
      const page = window as unknown as CallWindow & { kept?: MediaStreamTrack | null };
      const [sender] = page.call.pcs[0]?.getSenders() ?? [];
      page.kept ??= sender?.track ?? null;
      await sender?.replaceTrack(sends ? page.kept : null);
    }, on);
  }

  async hangUp(): Promise<void> {
    await this.coach.getByRole('button', { name: 'Leave', exact: true }).click();
  }
}
