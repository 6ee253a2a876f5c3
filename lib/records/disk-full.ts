/** Thrown when too little disk space is left to write or to open a database; nothing was attempted. */
export class DiskFull extends Error {
  override name = 'DiskFull';
  constructor() {
    super('The disk is nearly full.');
  }
}
