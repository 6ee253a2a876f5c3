/** Which rows of a long list are worth drawing. */

interface Scrolled {
  /** From the top of the list to the top of what is seen; negative while the list begins below. */
  readonly scrollPx: number;
  readonly viewPx: number;
  /** Every row is as high as this. */
  readonly rowPx: number;
  readonly count: number;
}

/** Rows drawn beyond either edge, so that a step of the wheel or the Tab key finds them there. */
const SPARE_ROWS = 8;

/** The rows `[from, until)` in sight, with some to spare. */
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
