import { buildExtension } from './harness/build';

/** Tests what is in the tree now, never an older build. */
export default function buildBoth(): void {
  buildExtension('e2e');
  buildExtension('shipped');
}
