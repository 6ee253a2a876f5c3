/**
 * Older backup files brought up to date. Steps are appended and never edited: step n takes version
 * n to n + 1. Fields added to a payload need none, since their schemas carry a default.
 */
export type BackupStep = (older: Record<string, unknown>) => Record<string, unknown>;

export const BACKUP_STEPS: readonly BackupStep[] = [];

/** The file as the newest version would have written it. */
export function upToDate(
  file: Record<string, unknown>,
  version: number,
  steps: readonly BackupStep[] = BACKUP_STEPS,
): Record<string, unknown> {
  const migrated = steps.slice(version - 1).reduce((older, step) => step(older), file);
  return { ...migrated, version: steps.length + 1 };
}
