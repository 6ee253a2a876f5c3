import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrast, themedColours } from './contrast';

const css = readFileSync(new URL('../../../components/ui/tokens.css', import.meta.url), 'utf8');
const colours = themedColours(css);

const papers = ['surface', 'raised', 'sunken', 'hover'].map((name) => `--color-${name}`);

/** Text colours, each with every background it may lie on. */
const textPairs: [string, string][] = [
  ...['text', 'text-muted', 'accent', 'danger'].flatMap((ink) =>
    papers.map((paper): [string, string] => [`--color-${ink}`, paper]),
  ),
  ['--color-accent-contrast', '--color-accent'],
  ['--color-accent-contrast', '--color-accent-hover'],
  ['--color-danger-contrast', '--color-danger'],
  ['--color-accent', '--color-accent-soft'],
  ['--color-text', '--color-accent-soft'],
  ['--color-text', '--color-attention-soft'],
  ['--color-surface', '--color-text'],
];

/** Colours of edges and plots, which must be visible but are not text. */
const shapePairs: [string, string][] = [
  ...['--color-control', '--color-focus'].flatMap((edge) =>
    papers.map((paper): [string, string] => [edge, paper]),
  ),
  ['--color-attention', '--color-attention-soft'],
  ['--ink-coach', '--color-surface'],
  ['--ink-coachee', '--color-surface'],
  ['--ink-blind', '--color-surface'],
  ['--ink-marker', '--color-surface'],
];

function ratio(one: string, other: string, theme: 'light' | 'dark'): number {
  const [a, b] = [colours.get(one), colours.get(other)];
  if (!a || !b) throw new Error(`${one} or ${other} is not a themed colour`);
  return contrast(a[theme], b[theme]);
}

describe.each(['light', 'dark'] as const)('the colour tokens (%s)', (theme) => {
  it.each(textPairs)('make %s readable on %s', (ink, paper) => {
    expect(ratio(ink, paper, theme)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(shapePairs)('make %s visible on %s', (ink, paper) => {
    expect(ratio(ink, paper, theme)).toBeGreaterThanOrEqual(3);
  });

  it('distinguish coach and coachee by lightness', () => {
    expect(ratio('--ink-coach', '--ink-coachee', theme)).toBeGreaterThanOrEqual(2);
  });
});

describe('the design tokens', () => {
  it('name a system colour for every themed one when colours are forced', () => {
    const forced = css.slice(css.indexOf('forced-colors: active'));
    const missing = [...colours.keys()].filter((name) => !forced.includes(`${name}:`));
    expect(missing).toEqual([]);
  });

  it('stop all motion for people who ask for less', () => {
    const durations = css.match(/--motion[\w-]*(?=: \d+ms)/g) ?? [];
    const reduced = css.slice(css.indexOf('prefers-reduced-motion'), css.indexOf('forced-colors'));
    for (const name of new Set(durations)) expect(reduced).toContain(`${name}: 0ms`);
    expect(durations.length).toBeGreaterThan(0);
  });
});

describe('the contrast ratio', () => {
  it('equals the figures of WCAG', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });
});
