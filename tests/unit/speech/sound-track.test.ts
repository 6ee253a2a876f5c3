import { describe, expect, it } from 'vitest';
import {
  BAND_FEATURES,
  bandFeatures,
  COUNTER_FEATURES,
  createCounterFeatures,
  SPOKE_STEPS,
} from '../../../lib/speech/features';
import { soundOfFrames } from '../../../lib/speech/bands';
import type { LevelReading } from '../../../lib/speech/levels';
import { createSoundTrack, SILENT_TRACK, SPAN } from '../../../lib/speech/sound-track';

/** A step in which each of the six bands has one level in all frames. */
const sound = (...bandsDb: number[]): LevelReading => ({
  source: 'rms',
  levelDb: -30,
  sound: soundOfFrames(Array.from({ length: 5 }, () => bandsDb).flat()),
});
const QUIET_DB = [-70, -65, -65, -70, -75, -80];
const VOWEL_DB = [-50, -35, -30, -40, -55, -65];
const quiet = sound(...QUIET_DB);
const vowel = sound(...VOWEL_DB);

describe('the sound track', () => {
  it('keeps the latest steps, the newest last', () => {
    const track = createSoundTrack();
    track.hear(quiet);
    track.hear(vowel);
    expect(track.bandsDb.at(-1)).toBeCloseTo(-65, 6);
    expect(track.bandsDb.at(-7)).toBeCloseTo(-80, 6);
    expect(track.steps).toBe(2);
  });

  it('fills its history with the first step', () => {
    const track = createSoundTrack();
    track.hear(vowel);
    expect(new Set(track.levelDb).size).toBe(1);
    expect(track.levelDb[0]).toBeCloseTo(-28.5, 1);
  });

  it('learns the floor and the peak of each band', () => {
    const track = createSoundTrack();
    for (let step = 0; step < 100; step += 1) track.hear(step % 4 === 0 ? vowel : quiet);
    expect(track.floorsDb[2]).toBeCloseTo(-65, 0);
    expect(track.peaksDb[2]).toBeCloseTo(-30, 0);
    expect(track.hissFloorDb).toBeCloseTo(-73.8, 0);
  });

  it('does not learn a long silence as the floor', () => {
    const track = createSoundTrack();
    for (let step = 0; step < 50; step += 1) track.hear(quiet);
    const nothing = sound(-100, -100, -100, -100, -100, -100);
    for (let step = 0; step < 600; step += 1) track.hear(nothing);
    expect(track.silent).toBe(true);
    expect(track.floorsDb[2]).toBeGreaterThan(-86);
    expect(track.peaksDb[2]).toBeCloseTo(-65, 0);
  });

  it('forgets the steps before a break, but keeps what it learned', () => {
    const track = createSoundTrack();
    for (let step = 0; step < 40; step += 1) track.hear(quiet);
    track.restart();
    track.hear(vowel);
    expect(new Set(track.levelDb).size).toBe(1);
    expect(track.floorsDb[2]).toBeCloseTo(-65, 0);
  });
});

describe('the network’s features', () => {
  it('have the expected number, and are all finite', () => {
    const track = createSoundTrack();
    for (let step = 0; step < 20; step += 1) track.hear(step % 3 === 0 ? vowel : quiet);
    const bands = bandFeatures(track, SILENT_TRACK, new Float64Array(BAND_FEATURES).fill(NaN));
    expect(bands.every(Number.isFinite)).toBe(true);
    const counter = createCounterFeatures()(
      track,
      SILENT_TRACK,
      new Float64Array(SPOKE_STEPS),
      new Float64Array(COUNTER_FEATURES).fill(NaN),
    );
    expect(counter.every(Number.isFinite)).toBe(true);
  });

  it('do not depend on the microphone’s volume, except for a few', () => {
    const describeAt = (gainDb: number) => {
      const track = createSoundTrack();
      for (let step = 0; step < 60; step += 1) {
        const bands = step % 3 === 0 ? VOWEL_DB : QUIET_DB;
        track.hear(sound(...bands.map((db) => db + gainDb)));
      }
      return [...bandFeatures(track, SILENT_TRACK, new Float64Array(BAND_FEATURES))];
    };
    const loud = describeAt(5);
    const differing = describeAt(0).filter((value, at) => Math.abs(value - loud[at]!) > 0.01);
    // The levels of the six bands, the floor, and the other side's loudness relative to it.
    expect(differing.length).toBeLessThanOrEqual(8);
  });

  it('include what a counter reads while the other side speaks', () => {
    const track = createSoundTrack();
    const describe = createCounterFeatures();
    const into = new Float64Array(COUNTER_FEATURES);
    const spoke = new Float64Array(SPOKE_STEPS).fill(1);
    for (let step = 0; step < 60; step += 1) {
      track.hear({ source: 'inbound', levelDb: step % 2 === 0 ? -50 : -42 });
      describe(track, SILENT_TRACK, spoke, into);
    }
    // The distance of the loud noise above the usual one, in tens of dB.
    expect(into[SPAN + 8 + 3]).toBeCloseTo(0.8, 1);
    expect(into[SPAN + 8 + 8]).toBeCloseTo(1 - Math.exp(-60 / 150), 6);
  });
});
