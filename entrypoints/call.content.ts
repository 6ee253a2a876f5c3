import { defineContentScript } from 'wxt/utils/define-content-script';
import { createCallClock } from '../lib/platform/clock';
import { startCallWatch } from '../lib/platform/call-content/start-call-watch';
import { parseWithoutEval } from '../lib/platform/zod';

export default defineContentScript({
  // No `matches`: they would become mandatory host permissions. Hosts are registered at run time.
  registration: 'runtime',
  runAt: 'document_start',
  allFrames: true,
  matchOriginAsFallback: true,
  noScriptStartedPostMessage: true,
  main(context) {
    parseWithoutEval();
    context.onInvalidated(startCallWatch(createCallClock()));
  },
});
