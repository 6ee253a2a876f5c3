import { startCallTap } from '../../../lib/platform/call-tap/tap';

startCallTap(window);
