/** Counts what a restore would change, before anything is changed. */
import { RECORD_KINDS, type RecordKind } from '../records/envelope';
import { keyOf, type Holdings } from './holdings';
import { compare, merge, standings, type Standing } from './merge';

export interface KindPreview {
  readonly kind: RecordKind;
  /** Records in the backup that are not here: a merge adds them. */
  readonly added: number;
  /** Records edited later in the backup than here: a merge takes the backup's version. */
  readonly newerThere: number;
  /** Records edited later here than in the backup: a merge keeps the version here. */
  readonly newerHere: number;
  /** Records that exist here and that a merge would delete or erase. */
  readonly deleted: number;
  /** Records in the backup that were erased here since: a merge does not bring them back. */
  readonly erasedHere: number;
  /** Records that exist here and not in the backup: a replace would lose them. */
  readonly onlyHere: number;
  /** Records in the backup that are not deleted. */
  readonly inBackup: number;
}

type Tally = { -readonly [Name in keyof KindPreview]: KindPreview[Name] };

/** One entry for each kind of which either side has a record. */
export function preview(here: Holdings, there: Holdings): KindPreview[] {
  const [ours, theirs] = [standings(here), standings(there)];
  const merged = standings(merge(here, there));
  const tallies = new Map<RecordKind, Tally>();
  const tallyOf = (kind: RecordKind) => {
    const tally = tallies.get(kind) ?? emptyTally(kind);
    tallies.set(kind, tally);
    return tally;
  };

  for (const record of there.records) {
    const tally = tallyOf(record.kind);
    const mine = ours.get(keyOf(record));
    const result = merged.get(keyOf(record));
    if (record.deletedAt === null) tally.inBackup += 1;
    if (!mine?.record) {
      if (isLiving(result)) tally.added += 1;
      else if (mine?.erased && result?.erased) tally.erasedHere += 1;
    } else if (result?.record) {
      const order = compare({ record }, mine);
      if (order < 0) tally.newerHere += 1;
      else if (order > 0 && isLiving(result)) tally.newerThere += 1;
    }
  }
  for (const record of here.records) {
    if (record.deletedAt !== null) continue;
    const tally = tallyOf(record.kind);
    if (!isLiving(merged.get(keyOf(record)))) tally.deleted += 1;
    if (!theirs.get(keyOf(record))?.record) tally.onlyHere += 1;
  }
  return RECORD_KINDS.flatMap((kind) => tallies.get(kind) ?? []);
}

function isLiving(standing: Standing | undefined): boolean {
  return standing?.record?.deletedAt === null;
}

function emptyTally(kind: RecordKind): Tally {
  return {
    kind,
    added: 0,
    newerThere: 0,
    newerHere: 0,
    deleted: 0,
    erasedHere: 0,
    onlyHere: 0,
    inBackup: 0,
  };
}
