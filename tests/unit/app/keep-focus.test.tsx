// @vitest-environment happy-dom
import { act, useState } from 'react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { goHome, keepFocus } from '../../../components/app/keepFocus';
import { button, find, render } from '../ui/render';

let stop: () => void;
beforeEach(() => (stop = keepFocus(document)));
afterEach(() => stop());

const LOST_MS = 150;

async function pressAndWait(name: string) {
  await act(async () => {
    button(name).focus();
    button(name).click();
  });
  await act(() => new Promise((resolve) => setTimeout(resolve, LOST_MS)));
}

function Rows() {
  const [rows, setRows] = useState(['one', 'two', 'three']);
  return (
    <section>
      <h2>Rows</h2>
      <ul>
        {rows.map((row) => (
          <li key={row}>
            <button type="button">{row}</button>
            <button type="button" onClick={() => setRows(rows.filter((other) => other !== row))}>
              Drop {row}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Screens({ named = false }: { readonly named?: boolean }) {
  const [screen, setScreen] = useState<'asks' | 'waits' | 'shows'>('asks');
  if (screen === 'asks')
    return (
      <main>
        <button type="button" onClick={() => setScreen('waits')}>
          Begin
        </button>
      </main>
    );
  if (screen === 'waits') {
    setTimeout(() => setScreen('shows'), LOST_MS);
    return <p>A moment</p>;
  }
  return (
    <main>
      {named && <p data-focus-home>Done</p>}
      <h1>The other screen</h1>
    </main>
  );
}

function Question() {
  const [asked, setAsked] = useState(true);
  return (
    <main>
      <h1>Page</h1>
      <section>
        <h2>Part</h2>
        {asked && (
          <div>
            <button type="button" onClick={() => setAsked(false)}>
              Yes
            </button>
          </div>
        )}
      </section>
    </main>
  );
}

describe('the focus, when its element is removed or left', () => {
  it('moves to the next row of a list, or to the last when there is no next', async () => {
    await render(<Rows />);
    await pressAndWait('Drop two');
    expect(document.activeElement).toBe(button('three'));
    await pressAndWait('Drop three');
    expect(document.activeElement).toBe(button('one'));
    await pressAndWait('Drop one');
    expect(document.activeElement).toBe(find('h2'));
  });

  it('moves to the heading of its section', async () => {
    await render(<Question />);
    await pressAndWait('Yes');
    expect(document.activeElement).toBe(find('h2'));
  });

  it('moves to the title of the next screen, even when that appears late', async () => {
    await render(<Screens />);
    await pressAndWait('Begin');
    expect(document.activeElement).toBe(document.body);
    await act(() => new Promise((resolve) => setTimeout(resolve, 2 * LOST_MS)));
    expect(document.activeElement).toBe(find('h1'));
  });

  it('moves to the element that a screen names', async () => {
    await render(<Screens named />);
    await pressAndWait('Begin');
    await act(() => new Promise((resolve) => setTimeout(resolve, 2 * LOST_MS)));
    expect(document.activeElement).toBe(find('[data-focus-home]'));
  });

  it('stays where something else took it', async () => {
    await render(<Rows />);
    await act(async () => {
      button('Drop two').focus();
      button('Drop two').click();
      button('one').focus();
    });
    await act(() => new Promise((resolve) => setTimeout(resolve, LOST_MS)));
    expect(document.activeElement).toBe(button('one'));
  });

  it('moves from a field to the title, which is no stop of the Tab key', async () => {
    await render(<Question />);
    goHome(document);
    expect(document.activeElement).toBe(find('h1'));
    expect(find('h1').tabIndex).toBe(-1);
  });
});

describe('the moved focus is visible', () => {
  const focused = () => document.activeElement!;
  const press = (event: Event) => act(async () => void document.dispatchEvent(event));

  it('at once, after a key press', async () => {
    await render(<Screens />);
    await press(new KeyboardEvent('keydown', { key: 'Enter' }));
    await pressAndWait('Begin');
    await act(() => new Promise((resolve) => setTimeout(resolve, 2 * LOST_MS)));
    expect(focused().textContent).toBe('The other screen');
    expect(focused().hasAttribute('data-focus-unseen')).toBe(false);
  });

  it('from the first key press on, after a press of the pointer', async () => {
    await render(<Screens />);
    await press(new Event('pointerdown'));
    await pressAndWait('Begin');
    await act(() => new Promise((resolve) => setTimeout(resolve, 2 * LOST_MS)));
    expect(focused().textContent).toBe('The other screen');
    expect(focused().hasAttribute('data-focus-unseen')).toBe(true);
    await press(new KeyboardEvent('keydown', { key: 'Shift' }));
    expect(focused().hasAttribute('data-focus-unseen')).toBe(false);
  });
});
