/** Keeps keyboard and screen-reader focus on the page when the focused element is removed. */

/** Dialogs and menus return the focus on the next frame: wait this long before treating it as lost, in ms. */
const LOST_AFTER_MS = 60;
const FOCUSABLE = ['button', 'input', 'select', 'textarea']
  .map((control) => `${control}:not([disabled])`)
  .concat('a[href]')
  .join();
const HEADING = 'h1, h2, h3, h4';
/**
 * Set on an element that received the focus after a pointer press: its focus ring is shown only once a key is
 * used.
 */
const UNSEEN = 'data-focus-unseen';

/** Position of the focused element: it and its ancestors, each with its index among its siblings. */
type Path = readonly { readonly element: Element; readonly index: number }[];

/**
 * When the focused element is removed and nothing else took the focus, moves the focus to the nearest place:
 * the same or the next row of a list, the heading of its section, or the page's main place.
 * @returns a function that stops it
 */
export function keepFocus(page: Document): () => void {
  let path: Path = [];
  let looking: ReturnType<typeof setTimeout> | null = null;
  let byPointer = false;

  function look(): void {
    looking = null;
    const taken = page.activeElement !== null && page.activeElement !== page.body;
    if (!isGone(path) || taken) return;
    // When no target exists yet, the next change of the page triggers another check.
    const place = nearest(path) ?? home(page);
    if (!place) return;
    takeTo(place);
    place.toggleAttribute(UNSEEN, byPointer);
  }

  const onPointer = () => {
    byPointer = true;
  };
  const onKey = () => {
    byPointer = false;
    page.querySelector(`[${UNSEEN}]`)?.removeAttribute(UNSEEN);
  };
  const onFocus = ({ target }: FocusEvent) => {
    if (target instanceof Element) path = pathOf(target);
  };
  page.addEventListener('focusin', onFocus);
  page.addEventListener('pointerdown', onPointer, true);
  page.addEventListener('keydown', onKey, true);
  const watching = new MutationObserver(() => {
    if (looking === null && isGone(path)) looking = setTimeout(look, LOST_AFTER_MS);
  });
  watching.observe(page, { childList: true, subtree: true });
  return () => {
    page.removeEventListener('focusin', onFocus);
    page.removeEventListener('pointerdown', onPointer, true);
    page.removeEventListener('keydown', onKey, true);
    watching.disconnect();
    if (looking !== null) clearTimeout(looking);
  };
}

/** Moves the focus from a field to the top of the page, where every key is a shortcut again. */
export function goHome(page: Document): void {
  const place = home(page);
  if (place) takeTo(place);
}

function pathOf(element: Element): Path {
  const path: { element: Element; index: number }[] = [];
  for (let at: Element | null = element; at; at = at.parentElement)
    path.push({
      element: at,
      index: at.parentElement ? [...at.parentElement.children].indexOf(at) : 0,
    });
  return path;
}

function isGone(path: Path): boolean {
  return path[0] !== undefined && !path[0].element.isConnected;
}

function nearest(path: Path): HTMLElement | null {
  const stays = path.findIndex(({ element }) => element.isConnected);
  const [gone, within] = [path[stays - 1], path[stays]?.element];
  if (!gone || !within) return null;
  const rows = within.matches('ul, ol, tbody') ? within.children : null;
  const row = rows
    ? rows[Math.min(gone.index, rows.length - 1)]
    : within.closest<HTMLElement>('li, tr');
  const inRow = row?.querySelector<HTMLElement>(FOCUSABLE);
  return inRow ?? within.closest('section')?.querySelector<HTMLElement>(HEADING) ?? null;
}

/** The element a screen marks as its focus target, or its title. */
function home(page: Document): HTMLElement | null {
  return page.querySelector<HTMLElement>('[data-focus-home]') ?? page.querySelector('h1');
}

function takeTo(place: HTMLElement): void {
  // Make a heading focusable without adding it to the Tab order.
  if (!place.matches(FOCUSABLE) && !place.hasAttribute('tabindex')) place.tabIndex = -1;
  place.focus();
}
