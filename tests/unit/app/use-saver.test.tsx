// @vitest-environment happy-dom
import { act, useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ServicesProvider } from '../../../components/app/services';
import { useSaver } from '../../../components/app/useSaver';
import type { LockState } from '../../../lib/lock/lock';
import { find, render, type as typeInto } from '../ui/render';
import { memoryStores } from '../../support/memory-stores';
import { journalServices, testLock, testServices } from '../../support/services';
import { showScreen } from './screen';

const settle = (ms = 0) => act(() => new Promise<void>((resolve) => setTimeout(resolve, ms)));
const TRIED_AGAIN_MS = 2_300;

beforeEach(() => void vi.spyOn(console, 'warn').mockImplementation(() => undefined));
afterEach(() => vi.restoreAllMocks());

/** A field that saves what is typed, on a disk that can refuse writes. */
function fieldOn(disk: { isFull: boolean; holds: string }) {
  const write = async (text: string) => {
    if (disk.isFull) throw new Error('full');
    disk.holds = text;
  };
  return function Field() {
    const { saver, state } = useSaver();
    const [text, setText] = useState(
      () => (saver.unsaved('line') as string | undefined) ?? disk.holds,
    );
    return (
      <input
        value={text}
        data-state={state}
        onChange={({ target }) => {
          setText(target.value);
          saver.save('line', () => write(target.value), 'soon', target.value);
        }}
      />
    );
  };
}

async function screenWithField() {
  const disk = { isFull: false, holds: '' };
  const Field = fieldOn(disk);
  const services = journalServices(testServices(memoryStores([]).stores));
  const { rerender } = await render(null);
  return {
    disk,
    show: async () =>
      rerender(
        <ServicesProvider services={services}>
          <Field />
        </ServicesProvider>,
      ),
    leave: async () => rerender(null),
    field: () => find<HTMLInputElement>('input'),
  };
}

describe('useSaver', () => {
  it('saves what was typed just before the screen closed', async () => {
    const { disk, show, leave, field } = await screenWithField();
    await show();
    await typeInto(field(), 'typed');
    await leave();
    await settle();
    expect(disk.holds).toBe('typed');
  });

  it('shows unsaved text again when its screen reopens, and says that it is not saved', async () => {
    const { disk, show, leave, field } = await screenWithField();
    disk.isFull = true;
    await show();
    await typeInto(field(), 'typed');
    await leave();
    await settle();
    await show();
    expect(field().value).toBe('typed');
    expect(field().dataset.state).toBe('failed');
  });

  it('saves failed text once the disk allows, even after its screen closed', async () => {
    const { disk, show, leave, field } = await screenWithField();
    disk.isFull = true;
    await show();
    await typeInto(field(), 'typed');
    await leave();
    await settle();
    disk.isFull = false;
    await settle(TRIED_AGAIN_MS);
    expect(disk.holds).toBe('typed');
  });

  it('never saves older text of a closed screen after newer text of the next', async () => {
    const { disk, show, leave, field } = await screenWithField();
    disk.isFull = true;
    await show();
    await typeInto(field(), 'older');
    await leave();
    await settle();
    disk.isFull = false;
    await show();
    await typeInto(field(), 'newer');
    await settle(TRIED_AGAIN_MS);
    expect(disk.holds).toBe('newer');
  });

  it('shows no save state of an earlier screen', async () => {
    const { show, leave, field } = await screenWithField();
    await show();
    await typeInto(field(), 'typed');
    await settle(200);
    expect(field().dataset.state).toBe('saved');
    await leave();
    await show();
    expect(field().dataset.state).toBe('untouched');
  });
});

it('text of a screen closed by the lock is kept, and stored after unlocking', async () => {
  const disk = { isFull: false, holds: '' };
  const Field = fieldOn(disk);
  const lock = testLock('open');
  const turn = async (next: LockState) => {
    // Writing without the key fails in the same way.
    disk.isFull = next === 'locked';
    lock.become(next);
    await settle(50);
  };
  await showScreen(<Field />, [], { nowMs: 0, besides: () => ({ lock }) });
  await settle(50);
  disk.isFull = true;
  await typeInto(find<HTMLInputElement>('input'), 'typed');
  await turn('locked');
  expect(document.querySelector('input:not([type=password])')).toBeNull();
  await turn('open');
  expect(find<HTMLInputElement>('input').value).toBe('typed');
  await settle(TRIED_AGAIN_MS);
  expect(disk.holds).toBe('typed');
});
