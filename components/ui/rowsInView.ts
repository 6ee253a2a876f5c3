/** Computes which rows of a long list to render. */

interface Scrolled {
  /** From the top of the list to the top of the viewport; negative while the list begins below it. */
  readonly scrollPx: number;
  readonly viewPx: number;
  /** Height of every row. */
  readonly rowPx: number;
  readonly count: number;
}

/** Rows rendered beyond either edge, so that a wheel step or the Tab key finds them. */
const SPARE_ROWS = 8;

/** The rows `[from, until)` in view, with some spare ones. */
export function rowsInView({ scrollPx, viewPx, rowPx, count }: Scrolled): {
  readonly from: number;
  readonly until: number;
} {
  const rowAt = (px: number) => Math.floor(px / Math.max(1, rowPx));
  const within = (row: number) => Math.max(0, Math.min(count, row));
  return {
    from: within(rowAt(scrollPx) - SPARE_ROWS),
    until: within(rowAt(scrollPx + viewPx) + 1 + SPARE_ROWS),
  };
}
