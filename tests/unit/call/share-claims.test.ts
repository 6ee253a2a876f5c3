import { describe, expect, it } from 'vitest';
import { createShareClaims } from '../../../lib/call/share-claims';

const SECOND = 1_000;
const SURFACES = ['monitor', null, 'browser', 'window'] as const;

describe('the screen share that a page claims', () => {
  it('is used as reported while a person could have switched it by hand', () => {
    const claims = createShareClaims();
    claims.take({ share: 1, surface: 'monitor' }, 0);
    expect(claims.at(0)).toEqual({ share: 1, surface: 'monitor' });
    claims.take({ share: 1, surface: 'browser' }, SECOND);
    expect(claims.at(SECOND)).toEqual({ share: 1, surface: 'browser' });
    claims.take({ share: 1, surface: null }, 2 * SECOND);
    expect(claims.at(2 * SECOND)).toBeNull();
    claims.take({ share: 2, surface: 'window' }, 3 * SECOND);
    expect(claims.at(3 * SECOND)).toEqual({ share: 2, surface: 'window' });
    expect(claims.changesAt()).toBeNull();
  });

  it('counts as one share of the whole screen when it changes forty times a second', () => {
    const claims = createShareClaims();
    const seen = new Set<string>();
    for (let n = 0; n < 40 * 60; n += 1) {
      const nowMs = n * 25;
      claims.take({ share: n, surface: SURFACES[n % SURFACES.length] ?? null }, nowMs);
      if (nowMs > SECOND) seen.add(JSON.stringify(claims.at(nowMs)));
    }
    expect(seen.size).toBe(1);
    expect([...seen][0]).toContain('"monitor"');
  });

  it('stays covered as long as the page keeps claiming, however it ends each claim', () => {
    const claims = createShareClaims();
    for (let n = 0; n < 200; n += 1)
      claims.take({ share: n, surface: n % 2 === 0 ? 'monitor' : null }, n * 250);
    expect(claims.at(200 * 250)).toMatchObject({ surface: 'monitor' });
  });

  it('does not widen later, whichever of the claims was received', () => {
    const claims = createShareClaims();
    for (let n = 0; n < 12; n += 1)
      claims.take({ share: n, surface: n % 2 === 0 ? 'browser' : null }, n * 250);
    const before = claims.at(3 * SECOND);
    claims.take({ share: 12, surface: 'monitor' }, 3 * SECOND);
    expect(claims.at(3 * SECOND)).toEqual(before);
  });

  it('is used as reported again after ten quiet seconds', () => {
    const claims = createShareClaims();
    for (let n = 0; n <= 40; n += 1)
      claims.take({ share: n, surface: n % 2 === 0 ? 'monitor' : 'browser' }, n * 25);
    claims.take({ share: 41, surface: null }, 2 * SECOND);
    expect(claims.changesAt()).toBe(12 * SECOND);
    expect(claims.at(12 * SECOND - 1)).not.toBeNull();
    expect(claims.at(12 * SECOND)).toBeNull();
    claims.take({ share: 42, surface: 'window' }, 13 * SECOND);
    expect(claims.at(13 * SECOND)).toEqual({ share: 42, surface: 'window' });
  });
});
