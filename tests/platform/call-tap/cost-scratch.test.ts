import { test } from 'vitest';
import { readdirSync, readFileSync } from 'node:fs';
import { buildTap, launchBrowser, openCallPage } from './call-page';
import { startCall } from './call-in-page';
function threads(marker: string): Record<string, number> {
  const sum: Record<string, number> = {};
  for (const pid of readdirSync('/proc').filter((n) => /^\d+$/.test(n))) {
    try {
      const cmd = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      if (!cmd.includes(marker)) continue;
      const type = /--type=([a-z-]+)/.exec(cmd)?.[1] ?? 'browser';
      for (const tid of readdirSync(`/proc/${pid}/task`)) {
        const st = readFileSync(`/proc/${pid}/task/${tid}/schedstat`, 'utf8').split(' ');
        const comm = readFileSync(`/proc/${pid}/task/${tid}/comm`, 'utf8').trim().replace(/\d+/g, '');
        const k = type + '/' + (tid === pid ? 'main' : comm);
        sum[k] = (sum[k] ?? 0) + Number(st[0]) / 1e6;
      }
    } catch {}
  }
  return sum;
}
test('cost', async () => {
  const tap = (await buildTap()).replace(/\{sinkId:\{type:`none`\}\}/, 'window.__opts');
  if (!tap.includes('__opts')) throw new Error('x');
  const variants: Record<string, any> = {
    off: null,
    none: { sinkId: { type: 'none' } },
    none16k: { sinkId: { type: 'none' }, sampleRate: 16000 },
    none100ms: { sinkId: { type: 'none' }, latencyHint: 0.1 },
    none16k100: { sinkId: { type: 'none' }, sampleRate: 16000, latencyHint: 0.1 },
    speakers: {},
    noaudio: 'fail',
  };
  const ctx = await launchBrowser();
  const page = await openCallPage(ctx, tap);
  await page.evaluate(startCall, {});
  await page.evaluate(() => (window as any).call.coach.loudness(0.2));
  const cdp = await ctx.newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' } as any);
  const dir = readdirSync('/tmp').filter((n) => n.startsWith('playwright_chromiumdev_profile')).map((n) => ({ n, c: readdirSync('/proc').filter((p) => /^\d+$/.test(p)).some((p) => { try { return readFileSync(`/proc/${p}/cmdline`, 'utf8').includes(n) && readFileSync(`/proc/${p}/stat`, 'utf8').length && true; } catch { return false; } }) })).filter((x) => x.c).map((x) => x.n).at(-1)!;
  const mine = process.env.COST_DIR ?? dir;
  const acc: Record<string, Record<string, number[]>> = {};
  const levels: Record<string, any> = {};
  for (let r = 0; r < 6; r++) {
    for (const [name, opts] of Object.entries(variants)) {
      await page.evaluate(([on, opts]) => { (window as any).__opts = opts === 'fail' ? { sampleRate: 1 } : opts; document.dispatchEvent(new CustomEvent('aparte:control', { detail: JSON.stringify({ type: 'measure', on }) })); }, [opts !== null, opts] as const);
      await page.waitForTimeout(700);
      const m = async () => Object.fromEntries((await cdp.send('Performance.getMetrics')).metrics.map((x) => [x.name, x.value]));
      const a = threads(mine), ma = await m(), t0 = performance.now();
      await page.waitForTimeout(4000);
      const b = threads(mine), mb = await m(), ms = performance.now() - t0;
      const row: Record<string, number> = { total: 0 };
      for (const k of Object.keys(b)) { const d = ((b[k]! - (a[k] ?? 0)) / ms) * 100; if (d > 0) { row[k] = d; row.total! += d; } }
      row.script = ((mb.ScriptDuration! - ma.ScriptDuration!) * 1e5) / ms; row.task = ((mb.TaskDuration! - ma.TaskDuration!) * 1e5) / ms;
      for (const [k, v] of Object.entries(row)) ((acc[name] ??= {})[k] ??= []).push(v);
      levels[name] = await page.evaluate(() => { const l = (window as any).reports.at(-1); (window as any).reports.length = 0; return l?.coach; });
      await page.evaluate(() => document.dispatchEvent(new CustomEvent('aparte:control', { detail: '{"type":"measure","on":false}' })));
      await page.waitForTimeout(200);
    }
  }
  const med = (x: number[] = [0]) => x.toSorted((p, q) => p - q)[Math.floor(x.length / 2)]!;
  for (const name of Object.keys(variants)) {
    console.log(name, JSON.stringify(levels[name]), Object.keys(acc[name]!).map((k) => [k, med(acc[name]![k]), med(acc.off![k])] as const).filter(([k, v, o]) => Math.abs(v - o) > 0.12 || k === 'total' || k === 'script').map(([k, v, o]) => `${k} ${v.toFixed(2)} (${(v - o).toFixed(2)})`).join('; '));
  }
  console.log(mine);
  await ctx.close();
}, 600000);
