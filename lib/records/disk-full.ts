/** There is too little room on the disk to write or to open a database; nothing was tried. */
export class DiskFull extends Error {
  override name = 'DiskFull';
  constructor() {
    super('The disk is nearly full.');
  }
}
