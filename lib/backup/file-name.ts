/** Names of backup files: they sort by time, and only our own files match the pattern. */

const NAME = /^aparte-backup-\d{4}-\d\d-\d\d-\d{6}(-sealed)?\.json$/;

/** Uses local time, because that is what the coach will look for. */
export function backupFileName(at: Date, sealed: boolean): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const date = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  const time = `${two(at.getHours())}${two(at.getMinutes())}${two(at.getSeconds())}`;
  return `aparte-backup-${date}-${time}${sealed ? '-sealed' : ''}.json`;
}

/** Of the names in a folder: the backups older than the newest `kept`. Other files are ignored. */
export function backupsTooMany(names: readonly string[], kept: number): string[] {
  const ours = names.filter((name) => NAME.test(name)).toSorted();
  return ours.slice(0, Math.max(0, ours.length - kept));
}
