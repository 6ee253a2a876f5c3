/** Names of backup files: they sort by their time, and ours can be told from others. */

const NAME = /^aparte-backup-\d{4}-\d\d-\d\d-\d{6}(-sealed)?\.json$/;

/** In local time: that is how its owner will look for it. */
export function backupFileName(at: Date, sealed: boolean): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const date = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  const time = `${two(at.getHours())}${two(at.getMinutes())}${two(at.getSeconds())}`;
  return `aparte-backup-${date}-${time}${sealed ? '-sealed' : ''}.json`;
}

/** Of the names in a folder, the backups beyond the newest `kept`. */
export function backupsTooMany(names: readonly string[], kept: number): string[] {
  const ours = names.filter((name) => NAME.test(name)).toSorted();
  return ours.slice(0, Math.max(0, ours.length - kept));
}
