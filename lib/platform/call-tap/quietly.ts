/** Runs our own code inside a page's call and swallows its errors, so that the call goes on. */
export function quietly(run: () => void): void {
  try {
    run();
  } catch {
    // Do not rethrow: the page must not see an error that is not its own.
  }
}
