import { describe, expect, test, vi } from 'vitest';
import { watchDisplayShares } from '../../../lib/platform/call-tap/display-share';

interface FakeTrack extends EventTarget {
  readyState: 'live' | 'ended';
  surface: string | undefined;
  getSettings(): { displaySurface?: string };
}

function fakeTrack(surface: string | undefined): FakeTrack {
  return Object.assign(new EventTarget(), {
    readyState: 'live' as const,
    surface,
    getSettings(this: FakeTrack) {
      return this.surface === undefined ? {} : { displaySurface: this.surface };
    },
  });
}

/** A page whose next share is `next`, and a clock advanced by the test. */
function page() {
  const given: { next: FakeTrack | Error } = { next: fakeTrack('monitor') };
  class MediaDevices {
    async getDisplayMedia(options?: unknown) {
      if (options === 'bad') throw new TypeError('bad options');
      if (given.next instanceof Error) throw given.next;
      const track = given.next;
      return { getVideoTracks: () => [track] };
    }
  }
  const waiting: (() => void)[] = [];
  const onShare = vi.fn();
  const stop = watchDisplayShares(
    { MediaDevices } as unknown as Parameters<typeof watchDisplayShares>[0],
    (_delayMs, run) => void waiting.push(run),
    onShare,
  );
  return {
    given,
    devices: new MediaDevices(),
    MediaDevices,
    onShare,
    stop,
    waiting,
    tick: () => waiting.splice(0).forEach((run) => run()),
    told: () => onShare.mock.calls.map(([news]) => news as unknown),
  };
}

describe('a screen share', () => {
  test.each([
    ['monitor', 'monitor'],
    ['window', 'window'],
    ['browser', 'browser'],
    // Firefox does not report the surface.
    [undefined, 'monitor'],
    ['something new', 'monitor'],
  ])('of a surface %s is reported at once as %s', async (surface, told) => {
    const { given, devices, told: news } = page();
    given.next = fakeTrack(surface);
    const stream = await devices.getDisplayMedia();
    expect(stream.getVideoTracks()).toEqual([given.next]);
    expect(news()).toEqual([{ share: 1, surface: told }]);
  });

  test('ends with its track, whether the browser or the page ends it', async () => {
    const { given, devices, tick, told, waiting } = page();
    const first = fakeTrack('monitor');
    given.next = first;
    await devices.getDisplayMedia();
    first.readyState = 'ended';
    first.dispatchEvent(new Event('ended'));
    const second = fakeTrack('window');
    given.next = second;
    await devices.getDisplayMedia();
    tick();
    second.readyState = 'ended';
    tick();
    expect(told()).toEqual([
      { share: 1, surface: 'monitor' },
      { share: 1, surface: null },
      { share: 2, surface: 'window' },
      { share: 2, surface: null },
    ]);
    expect(waiting).toEqual([]);
  });

  test('is reported again when it switches to another surface', async () => {
    const { given, devices, tick, told } = page();
    const track = fakeTrack('browser');
    given.next = track;
    await devices.getDisplayMedia();
    tick();
    track.surface = 'monitor';
    tick();
    tick();
    expect(told()).toEqual([
      { share: 1, surface: 'browser' },
      { share: 1, surface: 'monitor' },
    ]);
  });

  test('of the wider surface is reported when there are two', async () => {
    const { given, devices, told } = page();
    for (const surface of ['window', 'browser', 'monitor']) {
      given.next = fakeTrack(surface);
      await devices.getDisplayMedia();
    }
    expect(told()).toEqual([
      { share: 1, surface: 'window' },
      { share: 3, surface: 'monitor' },
    ]);
  });
});

describe('the getDisplayMedia that the page sees', () => {
  test('behaves like the browser’s own, errors included', async () => {
    const { given, devices, MediaDevices, onShare } = page();
    const { getDisplayMedia } = MediaDevices.prototype;
    expect(getDisplayMedia.name).toBe('getDisplayMedia');
    expect(Function.prototype.toString.call(getDisplayMedia)).toContain('[native code]');
    given.next = new DOMException('No', 'NotAllowedError');
    await expect(devices.getDisplayMedia()).rejects.toBe(given.next);
    await expect(devices.getDisplayMedia('bad')).rejects.toThrow('bad options');
    expect(onShare).not.toHaveBeenCalled();
  });

  test('is restored when the tap stops, and reports nothing more', async () => {
    const { given, devices, MediaDevices, onShare, stop, tick } = page();
    const track = fakeTrack('monitor');
    given.next = track;
    await devices.getDisplayMedia();
    const watched = MediaDevices.prototype.getDisplayMedia;
    stop();
    expect(MediaDevices.prototype.getDisplayMedia).not.toBe(watched);
    track.readyState = 'ended';
    tick();
    expect(onShare).toHaveBeenCalledOnce();
  });

  test('is not added where no screen can be shared', () => {
    expect(() => watchDisplayShares({}, vi.fn(), vi.fn())()).not.toThrow();
  });
});
