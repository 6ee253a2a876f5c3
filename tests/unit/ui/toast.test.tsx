// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { UiRoot, useToast, type ToastRequest } from '../../../components/ui';
import { button, click, find, render } from './render';

function Speaker({ request }: { request: ToastRequest }) {
  const toast = useToast();
  return <button onClick={() => toast.show(request)}>Delete</button>;
}

async function show(request: ToastRequest) {
  await render(
    <UiRoot lang="en" labels={{ notifications: 'Notifications', dismiss: 'Dismiss' }}>
      <Speaker request={request} />
    </UiRoot>,
  );
  const region = find('[aria-live=polite]');
  await click(button('Delete'));
  return region;
}

const later = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

afterEach(() => {
  vi.useRealTimers();
});

describe('a toast', () => {
  it('is announced in a polite region that existed before it', async () => {
    const region = await show({ message: 'Note deleted.' });
    expect(region.isConnected).toBe(true);
    expect(region.getAttribute('aria-label')).toBe('Notifications');
    expect(region.textContent).toContain('Note deleted.');
    expect(document.querySelector('[role=alert]')).toBeNull();
  });

  it('runs its action once, then closes', async () => {
    const run = vi.fn();
    const region = await show({ message: 'Note deleted.', action: { label: 'Undo', run } });
    await click(button('Undo'));
    expect(run).toHaveBeenCalledTimes(1);
    await vi.waitFor(() => expect(region.textContent).not.toContain('Note deleted.'));
  });

  it('closes by its button', async () => {
    const region = await show({ message: 'Copied.', durationMs: 0 });
    await click(button('Dismiss'));
    await vi.waitFor(() => expect(region.textContent).toBe(''));
  });

  it('closes after a time, and waits while it is hovered', async () => {
    vi.useFakeTimers();
    const region = await show({ message: 'Copied.', durationMs: 2_000 });
    await later(1_500);
    await act(async () => {
      region.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }));
    });
    await later(10_000);
    expect(region.textContent).toContain('Copied.');
    await act(async () => {
      region.dispatchEvent(
        new MouseEvent('mouseout', { bubbles: true, relatedTarget: document.body }),
      );
    });
    await later(2_500);
    expect(region.textContent).toBe('');
  });
});
