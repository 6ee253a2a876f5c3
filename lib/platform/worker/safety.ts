/** Takes snapshots and writes backups from the worker: on an alarm, and at the end of a session. */
import { browser } from 'wxt/browser';
import type { Changes } from '../changes';
import type { DatabaseConnection } from '../database';
import { createSafetyParts, SAFETY_ALARM } from '../safety/create';

export function keepSafe(connection: DatabaseConnection, changes: Changes) {
  const { keeper, folder } = createSafetyParts(connection, changes);
  keeper.start();
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === SAFETY_ALARM) void keeper.look();
  });
  browser.runtime.onStartup.addListener(() => void keeper.look());
  return {
    /** Call it without awaiting: the end of a session must not wait for a snapshot. */
    async sessionEnded(): Promise<void> {
      await keeper.look(true);
      await folder.writeIfDue(true).catch((error: unknown) => {
        console.warn('aparté: the backup could not be written to its folder', error);
      });
    },
  };
}
