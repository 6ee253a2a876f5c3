/** What an extension page hands to its screen. */
import { copyFlavours } from './clipboard';
import { systemClock } from './clock';
import { sendCommand } from './messages';
import { openPage } from './pages';
import { sites } from './sites';
import { createStores } from './stores';
import { parseWithoutEval } from './zod';

export function createServices() {
  parseWithoutEval();
  return {
    stores: createStores(),
    clock: systemClock,
    send: sendCommand,
    copy: copyFlavours,
    sites,
    openPage,
  };
}
