import { act, type ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach } from 'vitest';

(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;

const mounted: { root: Root; host: HTMLElement }[] = [];

afterEach(async () => {
  for (const { root, host } of mounted.splice(0)) {
    await act(async () => root.unmount());
    host.remove();
  }
});

/** Mounts into the document, and unmounts after the test. `rerender` changes what is shown. */
export async function render(node: ReactNode) {
  const host = document.createElement('div');
  document.body.append(host);
  const root = createRoot(host);
  mounted.push({ root, host });
  await act(async () => root.render(node));
  return { host, rerender: (next: ReactNode) => act(async () => root.render(next)) };
}

/** The one element that matches, anywhere in the document, portals included. */
export function find<Found extends Element = HTMLElement>(selector: string): Found {
  const [first, ...more] = document.querySelectorAll<Found>(selector);
  if (!first || more.length > 0) {
    throw new Error(`${selector}: ${first ? more.length + 1 : 0} found, expected 1`);
  }
  return first;
}

/** The one button with this text or label. */
export function button(name: string): HTMLButtonElement {
  const found = [...document.querySelectorAll('button')].filter(
    (each) => (each.getAttribute('aria-label') ?? each.textContent) === name,
  );
  const [first] = found;
  if (!first || found.length > 1) throw new Error(`button ${name}: ${found.length} found`);
  return first;
}

export function click(element: HTMLElement) {
  return act(async () => {
    element.focus();
    element.click();
  });
}

export function press(key: string, target: Element | null = document.activeElement) {
  return act(async () => {
    target?.dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, composed: true }),
    );
  });
}

/** Replaces the whole value, as typing does for React. */
export function type(input: HTMLInputElement | HTMLTextAreaElement, value: string) {
  return act(async () => {
    const prototype = Object.getPrototypeOf(input) as object;
    Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(input, value);
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
}
