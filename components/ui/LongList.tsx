import { useEffect, useRef, useState, type ReactNode } from 'react';
import { cx } from './cx';
import styles from './LongList.module.css';
import { rowsInView } from './rowsInView';

export interface LongListProps<Item> {
  items: readonly Item[];
  keyOf: (item: Item) => string;
  /** Renders the row of an item. */
  children: (item: Item) => ReactNode;
  label: string;
  /** Height of every row in rem, the reader's own font size. */
  rowRem: number;
  rowClassName?: string | undefined;
}

/**
 * A virtualised list with rows of equal height: only visible rows are rendered; the page scrolls. The focused
 * row stays mounted, however far it is scrolled away.
 */
export function LongList<Item>(props: LongListProps<Item>) {
  const { items, keyOf, children, label, rowRem, rowClassName } = props;
  const list = useRef<HTMLUListElement>(null);
  const [{ from, until }, setRows] = useState(() =>
    rowsInView({
      scrollPx: 0,
      viewPx: window.innerHeight,
      rowPx: rowRem * 16,
      count: items.length,
    }),
  );
  const [focused, setFocused] = useState<number | null>(null);

  useEffect(() => {
    const look = () => {
      if (!list.current) return;
      const next = rowsInView({
        scrollPx: -list.current.getBoundingClientRect().top,
        viewPx: window.innerHeight,
        rowPx: rowRem * rootFontPx(),
        count: items.length,
      });
      setRows((rows) => (rows.from === next.from && rows.until === next.until ? rows : next));
    };
    const listening = new AbortController();
    const { signal } = listening;
    look();
    window.addEventListener('scroll', look, { signal, passive: true });
    window.addEventListener('resize', look, { signal });
    return () => listening.abort();
  }, [items.length, rowRem]);

  const drawn = Array.from({ length: Math.max(0, until - from) }, (_, row) => from + row);
  if (focused !== null && focused < from) drawn.unshift(focused);
  if (focused !== null && focused >= until) drawn.push(focused);

  return (
    <ul
      ref={list}
      role="list"
      aria-label={label}
      className={styles.list}
      style={{ height: `${items.length * rowRem}rem` }}
      onFocus={({ target }) => setFocused(rowOf(target))}
      onBlur={() => setFocused(null)}
    >
      {drawn.map((row) => {
        const item = items[row];
        return (
          item !== undefined && (
            <li
              key={keyOf(item)}
              data-row={row}
              aria-setsize={items.length}
              aria-posinset={row + 1}
              className={cx(styles.row, rowClassName)}
              style={{ top: `${row * rowRem}rem`, height: `${rowRem}rem` }}
            >
              {children(item)}
            </li>
          )
        );
      })}
    </ul>
  );
}

function rowOf(target: Element): number | null {
  const row = target.closest('[data-row]')?.getAttribute('data-row');
  return row === null || row === undefined ? null : Number(row);
}

function rootFontPx(): number {
  return parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
}
