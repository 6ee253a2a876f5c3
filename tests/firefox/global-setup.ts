import { findFirefox } from '../../scripts/browser.mjs';
import { buildForFirefox } from './harness/build';

/** Tests what is in the tree now. Without a Firefox nothing here can pass, so nothing does. */
export default function prepare(): void {
  if (findFirefox() === null) {
    throw new Error(
      'Not run: no Firefox was found on this machine. Install one, or set FIREFOX_PATH.',
    );
  }
  buildForFirefox();
}
