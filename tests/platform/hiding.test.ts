import { afterEach, beforeEach, expect, it, vi } from 'vitest';

type Listener = (changes: Record<string, { newValue?: unknown }>) => void;

/** The browser's session storage of the extension, and its toolbar button. */
let stored: Record<string, unknown>;
let changed: Set<Listener>;
let badge: string;
let title: string;
/** Reads wait for this promise. */
let reading: Promise<void>;

beforeEach(() => {
  vi.useFakeTimers();
  stored = {};
  changed = new Set();
  badge = '';
  title = '';
  reading = Promise.resolve();
  vi.stubGlobal('chrome', {
    storage: {
      session: {
        get: async (key: string) => {
          const { [key]: value } = stored;
          await reading;
          return { [key]: value };
        },
        set: async (values: Record<string, unknown>) => {
          Object.assign(stored, values);
          for (const [key, newValue] of Object.entries(values))
            for (const listener of changed) listener({ [key]: { newValue } });
        },
        onChanged: { addListener: (listener: Listener) => changed.add(listener) },
      },
    },
    i18n: { getMessage: (name: string) => name },
    action: {
      setBadgeBackgroundColor: async () => undefined,
      setBadgeText: async ({ text }: { text: string }) => void (badge = text),
      setTitle: async (next: { title: string }) => void (title = next.title),
    },
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Starts a page or the worker, which knows only what is stored. */
async function start() {
  vi.resetModules();
  const { createHiding } = await import('../../lib/platform/hiding');
  return createHiding();
}

async function startWorker() {
  const hiding = await start();
  const { createBadge } = await import('../../lib/platform/worker/badge');
  return { hiding, badge: createBadge(hiding) };
}

const settled = () => vi.advanceTimersByTimeAsync(0);

it('hiding one page hides every open page', async () => {
  const [panel, journal] = [await start(), await start()];
  await settled();
  expect([panel.current(), journal.current()]).toEqual([false, false]);
  const heard = vi.fn();
  journal.listen(heard);
  await panel.set(true);
  expect([panel.current(), journal.current()]).toEqual([true, true]);
  expect(heard).toHaveBeenCalledOnce();
});

it('a reloaded page does not know whether it is hidden until it has read the stored state', async () => {
  await (await start()).set(true);
  const reloaded = await start();
  expect(reloaded.current()).toBeUndefined();
  await settled();
  expect(reloaded.current()).toBe(true);
});

it('a page keeps a change that arrives while it reads an older value', async () => {
  const other = await start();
  await settled();
  let answer = () => {};
  reading = new Promise((resolve) => (answer = resolve));
  const page = await start();
  await other.set(true);
  answer();
  await settled();
  expect(page.current()).toBe(true);
});

it('a worker that has just started can switch the hidden state', async () => {
  await (await start()).set(true);
  await (await start()).toggle();
  expect(stored).toEqual({ hidden: false });
  await (await start()).toggle();
  expect(stored).toEqual({ hidden: true });
});

it('the toolbar button shows that pages are hidden, whichever page hid them', async () => {
  await startWorker();
  const panel = await start();
  await settled();
  expect([badge, title]).toEqual(['', 'openPanel']);
  await panel.set(true);
  expect([badge, title]).toEqual(['×', 'hiddenTitle']);
  await panel.set(false);
  expect([badge, title]).toEqual(['', 'openPanel']);
});

it('the toolbar button shows the hidden state again after it confirmed another shortcut', async () => {
  const worker = await startWorker();
  await worker.hiding.set(true);
  worker.badge.flash(true);
  expect(badge).toBe('✓');
  await vi.advanceTimersByTimeAsync(1_500);
  expect(badge).toBe('×');
});

it('the toolbar button is correct after the worker ended while it showed a confirmation', async () => {
  const worker = await startWorker();
  worker.badge.flash(true);
  changed.clear();
  vi.clearAllTimers();
  await startWorker();
  await settled();
  expect(badge).toBe('');
});
