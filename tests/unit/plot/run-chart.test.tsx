// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { RunChart, SpreadPlot, type RunChartProps } from '../../../components/plot';
import { find, render } from '../ui/render';

const AXIS = { min: 0, max: 10, minLabel: '0', maxLabel: '10' };
const all = (selector: string) => [...document.querySelectorAll(selector)];
const numbers = (selector: string, name: string) =>
  all(selector).map((each) => Number.parseFloat(each.getAttribute(name) ?? ''));

function draw(values: readonly (number | null)[], more: Partial<RunChartProps> = {}) {
  const points = values.map((value, index) => ({
    id: String(index),
    value,
    label: `session ${index}: ${value}`,
  }));
  return render(<RunChart label="Involvement" points={points} axis={AXIS} {...more} />);
}

describe('the run chart', () => {
  it('draws values at their height on the fixed axis, in order and evenly spaced', async () => {
    await draw([0, 10, 5]);
    expect(numbers('circle', 'cx')).toEqual([2, 50, 98]);
    const [low, high, half] = numbers('circle', 'cy');
    expect(low).toBe(numbers('line[class*=axis]', 'y1')[1]);
    expect(high).toBe(numbers('line[class*=axis]', 'y1')[0]);
    expect(half).toBe(((low ?? 0) + (high ?? 0)) / 2);
    expect(all('[data-point] title').map((title) => title.textContent)).toEqual([
      'session 0: 0',
      'session 1: 10',
      'session 2: 5',
    ]);
    expect(find('svg[role=img]').getAttribute('aria-label')).toBe('Involvement');
  });

  it('keeps the same axis for any values', async () => {
    await draw([5, 6]);
    const near = numbers('circle', 'cy');
    await draw([5, 6, 0, 10]);
    expect(numbers('circle', 'cy').slice(2, 4)).toEqual(near);
  });

  it('leaves a gap empty: no point, no line across it, and its place kept', async () => {
    await draw([3, 4, null, 0, 5]);
    expect(numbers('circle', 'cx')).toEqual([2, 26, 74, 98]);
    expect(all('[data-joint]').map((line) => line.getAttribute('data-joint'))).toEqual(['0', '3']);
  });

  it('draws a value beyond the axis at its end, in another shape', async () => {
    await draw([10, 12]);
    expect(all('circle')).toHaveLength(1);
    expect(find('[data-beyond]').getAttribute('y')).toBe(find('circle').getAttribute('cy'));
  });

  it('draws a median where one is given, and no other line through the points', async () => {
    await draw([2, 8]);
    expect(all('[data-median]')).toHaveLength(0);
    await draw([4, 6], { median: { value: 5, label: 'median 5' } });
    const [four, six] = numbers('circle', 'cy').slice(2);
    expect(Number(find('[data-median]').getAttribute('y1'))).toBe(((four ?? 0) + (six ?? 0)) / 2);
    expect(document.body.textContent).toContain('median 5');
    expect(all('path, polyline')).toHaveLength(0);
  });

  it('brackets a run on its side, from its first to its last point', async () => {
    await draw([9, 9, 9, 1, 1], {
      runs: [
        { side: 'above', from: 0, to: 2 },
        { side: 'below', from: 3, to: 4 },
      ],
    });
    const ends = (side: string) => [
      find(`[data-run=${side}] line:first-child`).getAttribute('x1'),
      find(`[data-run=${side}] line:first-child`).getAttribute('x2'),
    ];
    expect(ends('above')).toEqual(['2%', '50%']);
    expect(ends('below')).toEqual(['74%', '98%']);
    const [top = 0, bottom = 0] = numbers('line[class*=axis]', 'y1');
    expect(numbers('[data-run=above] line', 'y1')[0] ?? 0).toBeLessThan(top);
    expect(numbers('[data-run=below] line', 'y1')[0] ?? 0).toBeGreaterThan(bottom);
  });

  it('marks a change between the points around it, with its symbol and text', async () => {
    await draw([1, 2, 3], {
      marks: [
        { before: 0, sign: '1', label: 'A new role' },
        { before: 2, sign: '2, 3', label: 'Moved' },
        { before: 3, sign: '4', label: 'Holiday' },
      ],
    });
    expect(numbers('[data-mark] line', 'x1')).toEqual([0, 74, 100]);
    expect(all('[data-mark] text').map((sign) => sign.textContent)).toEqual(['1', '2, 3', '4']);
    expect(all('[data-mark] title')[1]?.textContent).toBe('Moved');
  });

  it('centres a single point, and draws nothing without points', async () => {
    await draw([7]);
    expect(numbers('circle', 'cx')).toEqual([50]);
    await draw([null]);
    expect(all('circle')).toHaveLength(1);
  });
});

describe('the spread plot', () => {
  it('draws every value, and a median only when one is given', async () => {
    const { rerender } = await render(<SpreadPlot values={[0, 0.5, 1]} median={null} />);
    expect(numbers('circle', 'cx')).toEqual([2, 50, 98]);
    expect(all('[data-median]')).toHaveLength(0);
    await rerender(<SpreadPlot values={[0, 0.5, 1]} median={0.25} />);
    expect(numbers('[data-median]', 'x1')).toEqual([26]);
  });
});
