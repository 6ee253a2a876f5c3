/** Creates the services that an extension page passes to its components. */
import { browserKeys } from './browser-keys';
import { createChanges } from './changes';
import { copyFlavours } from './clipboard';
import { createSharedClock, systemClock } from './clock';
import { durability, isPrivate } from './durability';
import { saveFile } from './files';
import { createHiding } from './hiding';
import { sessionKeyHolder } from './lock/key-holder';
import { createLock } from './lock/lock';
import { stillHere } from './lock/presence';
import { lockMirror } from './lock/mirror';
import { sendCommand } from './messages';
import { createOpenPages } from './open-pages';
import { openPage } from './pages';
import { createPersonRights } from './person-rights';
import { createSafetyParts, createWatchedConnection } from './safety/create';
import { createSafety } from './safety/safety';
import { sites } from './sites';
import { createStores } from './stores';
import { parseWithoutEval } from './zod';

export function createServices() {
  parseWithoutEval();
  const connection = createWatchedConnection();
  const clock = createSharedClock();
  const changes = createChanges();
  const stores = createStores(connection, changes, systemClock.nowMs);
  const { keeper, ...parts } = createSafetyParts(connection, changes);
  keeper.start({ lookFirst: true });
  const lock = createLock({
    connection,
    changes,
    keys: sessionKeyHolder(),
    mirror: lockMirror,
    renewCopies: () =>
      parts.alone(async () => parts.snapshots.renew(await connection.open(), clock.nowMs()), true),
  });
  return {
    stores,
    rights: createPersonRights({ connection, changes }),
    safety: createSafety({
      connection,
      stores,
      changes,
      saveFile,
      isPrivate: isPrivate(),
      ...parts,
    }),
    lock: { ...lock, stillHere: () => stillHere(clock.nowMs()) },
    durability,
    openPages: createOpenPages(navigator.locks, crypto.randomUUID()),
    clock,
    random: Math.random,
    send: sendCommand,
    copy: copyFlavours,
    saveFile,
    sites,
    openPage,
    browserKeys,
    hiding: createHiding(),
  };
}
