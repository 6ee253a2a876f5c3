import { findFirefox } from '../../scripts/browser.mjs';
import { buildForFirefox } from '../firefox/harness/build';
import { buildExtension } from './harness/build';

/** Tests what is in the tree now, never an older build. */
export default function buildAll(): void {
  buildExtension('e2e');
  buildExtension('shipped');
  // One of the faults looks at both browsers, where there are both.
  if (findFirefox() !== null) buildForFirefox();
}
