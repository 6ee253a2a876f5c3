/** What an extension page hands to its screen. */
import { createChanges } from './changes';
import { copyFlavours } from './clipboard';
import { systemClock } from './clock';
import { createDatabaseDoor } from './database';
import { saveFile } from './files';
import { sendCommand } from './messages';
import { openPage } from './pages';
import { createPersonRights } from './person-rights';
import { sites } from './sites';
import { createStores } from './stores';
import { parseWithoutEval } from './zod';

export function createServices() {
  parseWithoutEval();
  const door = createDatabaseDoor();
  const changes = createChanges();
  return {
    stores: createStores(door, changes),
    rights: { holdingsOf: createPersonRights({ door, changes }).holdingsOf, saveFile },
    clock: systemClock,
    random: Math.random,
    send: sendCommand,
    copy: copyFlavours,
    sites,
    openPage,
  };
}
