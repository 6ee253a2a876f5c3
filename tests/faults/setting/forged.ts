/** Events such as a hostile page would send: some nearly right, some nothing at all. Runs in the page. */

/** How many were sent. @param from makes one batch differ from the next */
export function sendForged(from: number, count: number): number {
  const names = ['aparte:report', 'aparte:control', 'aparte:report'];
  const now = Date.now();
  const details: ((n: number) => unknown)[] = [
    (n) => `{"type":"call","liveAudioConnections":${n % 4}}`,
    (n) => `{"type":"call","liveAudioConnections":${n * 1e9}}`,
    (n) =>
      `{"type":"levels","atMs":${now + (n % 7_000) * 1000},"coach":{"source":"rms","levelDb":-5},"others":[]}`,
    (n) => `{"type":"levels","atMs":${-n},"coach":"muted","others":[]}`,
    (n) =>
      `{"type":"levels","atMs":${now},"coach":null,"others":[{"key":"${'k'.repeat(n % 90)}","source":"ssrc","levelDb":${-(n % 120)}}]}`,
    (n) =>
      JSON.stringify({
        type: 'levels',
        atMs: now + n,
        coach: null,
        others: Array.from({ length: n % 80 }, (_, key) => ({
          key: `${key}`,
          source: 'inbound',
          levelDb: -20,
        })),
      }),
    (n) => `{"type":"session.discard","sessionId":"${n}"}`,
    (n) => `{"type":"order","sessionId":"forged-${n}","measure":true}`,
    (n) => `{"type":"measure","on":${n % 2 === 0}}`,
    (n) =>
      JSON.stringify({
        type: 'share',
        share: n,
        surface: ['browser', 'monitor', 'window', null][n % 4],
      }),
    (n) => `{"type":"share","share":${n},"surface":"everything"}`,
    (n) => `{"type":"share","share":${-n},"surface":"monitor"}`,
    () => '{"type":"levels","atMs":8640000000000001,"coach":null,"others":[]}',
    (n) => '{"__proto__":{"type":"call"},"type":'.repeat(n % 5),
    () => '{'.repeat(500),
    (n) => ({ type: 'call', liveAudioConnections: n }),
    (n) => '\u0000\uFFFE'.repeat(n % 300),
    () => null,
    (n) => n,
  ];
  for (let n = from; n < from + count; n += 1) {
    const detail = details[n % details.length]?.(n);
    document.dispatchEvent(new CustomEvent(names[n % names.length] ?? '', { detail }));
  }
  return count;
}

/** How often the hostile page changes what it claims to share. */
export const CLAIMS_PER_SECOND = 40;

/** Claims ever new shares beside the true levels of the call, until stopped. Runs in the page. */
export function claimShares(perSecond: number): void {
  const surfaces = ['monitor', null, 'window', 'browser'];
  let n = 0;
  const page = window as Window & { stopClaiming?: () => void };
  const timer = setInterval(() => {
    n += 1;
    const detail = JSON.stringify({
      type: 'share',
      share: n,
      surface: surfaces[n % surfaces.length],
    });
    document.dispatchEvent(new CustomEvent('aparte:report', { detail }));
  }, 1_000 / perSecond);
  page.stopClaiming = () => clearInterval(timer);
}
