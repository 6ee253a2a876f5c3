// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { BalanceBar, TurnRing } from '../../../components/plot';
import { find, render } from '../ui/render';

const starts = () =>
  [...document.querySelectorAll('[data-start]')].map((part) =>
    Number(part.getAttribute('data-start')),
  );
const later = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

afterEach(() => {
  vi.useRealTimers();
});

describe('the balance bar', () => {
  it.each([
    [1.4, 1],
    [-3, 0],
    [0.35123, 0.351],
    [0.35067, 0.351],
  ])('draws %s as %s', async (coach, expected) => {
    await render(<BalanceBar label="You have spoken a third of the time." coach={coach} />);
    expect(starts()).toEqual([expected]);
    expect(find('svg[role=img]').getAttribute('aria-label')).toBe(
      'You have spoken a third of the time.',
    );
  });

  it('is an empty track with a sentence while there is no data', async () => {
    await render(
      <BalanceBar
        label="Nothing yet"
        coach={null}
        digits="35 %"
        emptyText="Not enough speech yet"
      />,
    );
    expect(starts()).toEqual([]);
    expect(document.body.textContent).toBe('Not enough speech yet');
    expect(find('svg').hasAttribute('data-empty')).toBe(true);
  });

  it('softens the boundary over the uncertainty range, which always contains the share', async () => {
    await render(<BalanceBar label="about a third" coach={0.5} range={{ low: 0.6, high: 1.3 }} />);
    expect(find<SVGElement>('[data-doubt]').dataset.doubt).toBe('0.5–1');
  });

  it('gives each of several people a part', async () => {
    await render(<BalanceBar label="group" coach={0.4} others={[2, 1]} />);
    expect(starts()).toEqual([0.4, 0.8]);
  });

  it('changes at most once a second, and ends on the latest share', async () => {
    vi.useFakeTimers();
    const { rerender } = await render(<BalanceBar label="b" coach={0.1} />);
    await rerender(<BalanceBar label="b" coach={0.2} />);
    await later(10);
    expect(starts()).toEqual([0.2]);
    for (const coach of [0.3, 0.4, 0.5]) {
      await rerender(<BalanceBar label="b" coach={coach} />);
      await later(200);
      expect(starts()).toEqual([0.2]);
    }
    await later(500);
    expect(starts()).toEqual([0.5]);
  });
});

describe('the turn ring', () => {
  const fill = () => document.querySelector('[pathLength]')?.getAttribute('stroke-dasharray');

  it('fills in proportion, at most completely', async () => {
    const { rerender } = await render(<TurnRing label="75 s" fill={0.5} />);
    expect(fill()).toBe('0.5 1');
    await rerender(<TurnRing label="100 s" fill={1.3} />);
    expect(fill()).toBeNull();
    await rerender(<TurnRing label="10 s" fill={-1} />);
    expect(fill()).toBeUndefined();
  });

  it('shows a held silence without a fill', async () => {
    await render(<TurnRing label="Held" fill={0.5} held />);
    expect(fill()).toBeUndefined();
    expect(find('[role=img]').className).toContain('held');
  });
});
