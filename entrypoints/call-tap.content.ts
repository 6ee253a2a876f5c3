import { defineContentScript } from 'wxt/utils/define-content-script';
import { startCallTap } from '../lib/platform/call-tap/tap';

export default defineContentScript({
  // No `matches`: they would become mandatory host permissions. Hosts are registered at run time.
  registration: 'runtime',
  world: 'MAIN',
  runAt: 'document_start',
  allFrames: true,
  matchOriginAsFallback: true,
  noScriptStartedPostMessage: true,
  main() {
    startCallTap(window);
  },
});
