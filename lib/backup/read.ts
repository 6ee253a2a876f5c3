/** Parses the text of a backup file: either the whole backup, or the problem with it. */
import * as z from 'zod/mini';
import { RECORD_KINDS, type AnyRecord, type RecordKind } from '../records/envelope';
import {
  anyBackup,
  BACKUP_VERSION,
  plainBackup,
  sealedBackup,
  type Backup,
  type SealedBackup,
} from './format';
import { upToDate } from './migrate';
import { RECORD_SCHEMAS } from './schemas';

export type BackupProblem =
  /** The file is truncated, or not JSON. */
  | { readonly code: 'notJson' }
  | { readonly code: 'notABackup' }
  /** A later version of Aparté made it: reading it would drop fields that this version does not know. */
  | { readonly code: 'newer' }
  /** `place` is the path to the invalid value: `note 12 › payload › text`. */
  | { readonly code: 'malformed'; readonly place: string };

export type ReadBackup =
  | { readonly state: 'plain'; readonly backup: Backup }
  /** Encrypted: decrypt it with its passphrase, then call `readBackup` on the result. */
  | { readonly state: 'sealed'; readonly sealed: SealedBackup }
  | { readonly state: 'problem'; readonly problem: BackupProblem };

export function readBackup(text: string): ReadBackup {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return problem({ code: 'notJson' });
  }
  const known = z.safeParse(anyBackup, file);
  if (!known.success) return problem({ code: 'notABackup' });
  const { version } = known.data;
  if (version > BACKUP_VERSION) return problem({ code: 'newer' });
  if ('sealed' in (file as object)) {
    const sealed = z.safeParse(sealedBackup, file);
    return sealed.success
      ? { state: 'sealed', sealed: sealed.data }
      : malformed(issuePath(sealed.error));
  }
  return readPlain(upToDate(file as Record<string, unknown>, version));
}

function readPlain(file: Record<string, unknown>): ReadBackup {
  const { records: found } = file;
  if (found !== null && typeof found === 'object') {
    const unknownKind = Object.keys(found).find((kind) => !isKind(kind));
    if (unknownKind !== undefined) return problem({ code: 'newer' });
  }
  const parsed = z.safeParse(plainBackup, file);
  if (!parsed.success) return malformed(issuePath(parsed.error));
  const { madeAt, dbId, erased, damaged, records: byKind } = parsed.data;
  const records: AnyRecord[] = [];
  for (const kind of RECORD_KINDS) {
    const ids = new Set<string>();
    for (const [index, value] of (byKind[kind] ?? []).entries()) {
      const place = `${kind} ${index + 1}`;
      const record = z.safeParse(RECORD_SCHEMAS[kind], value);
      if (!record.success) return malformed(place, issuePath(record.error));
      if (knowsMore(value, record.data)) return problem({ code: 'newer' });
      if (ids.has(record.data.id)) return malformed(place, 'id');
      ids.add(record.data.id);
      records.push(record.data);
    }
  }
  return { state: 'plain', backup: { madeAt, dbId, records, erased, damaged } };
}

function isKind(name: string): name is RecordKind {
  return (RECORD_KINDS as readonly string[]).includes(name);
}

/** True when parsing dropped a field of `given`: a later version of Aparté added it. */
function knowsMore(given: unknown, taken: unknown): boolean {
  if (given === null || typeof given !== 'object') return false;
  if (taken === null || typeof taken !== 'object') return true;
  return Object.entries(given).some(
    ([key, value]) =>
      !Object.hasOwn(taken, key) || knowsMore(value, (taken as Record<string, unknown>)[key]),
  );
}

function problem(found: BackupProblem): ReadBackup {
  return { state: 'problem', problem: found };
}

function malformed(...places: readonly string[]): ReadBackup {
  return problem({ code: 'malformed', place: places.filter(Boolean).join(' › ') });
}

function issuePath(error: z.core.$ZodError): string {
  return (error.issues[0]?.path ?? [])
    .map((step) => (typeof step === 'number' ? String(step + 1) : String(step)))
    .join(' › ');
}
