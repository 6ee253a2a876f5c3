/**
 * Migrates older backup files to the current version. Steps are appended and never edited: step n takes
 * version n to n + 1. A field added to a payload needs no step, because its schema has a default.
 */
export type BackupStep = (older: Record<string, unknown>) => Record<string, unknown>;

export const BACKUP_STEPS: readonly BackupStep[] = [];

/** Applies the steps from `version` on. @returns the file as the newest version would have written it */
export function upToDate(
  file: Record<string, unknown>,
  version: number,
  steps: readonly BackupStep[] = BACKUP_STEPS,
): Record<string, unknown> {
  const migrated = steps.slice(version - 1).reduce((older, step) => step(older), file);
  return { ...migrated, version: steps.length + 1 };
}
