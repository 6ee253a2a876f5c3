/** Runs code of ours inside a page's call: whatever fails in it, the call must go on. */
export function quietly(run: () => void): void {
  try {
    run();
  } catch {
    // Nothing to tell anybody: the page must not see an error that is not its own.
  }
}
