/** The schema of each kind of record. */
import type * as z from 'zod/mini';
import { checkInRecord } from '../check-ins/check-in';
import { commitmentRecord } from '../commitments/commitment';
import { draftRecord } from '../notes/draft';
import { noteRecord } from '../notes/note';
import { nudgeRecord } from '../nudges/nudge';
import { personRecord } from '../people/person';
import { deckRecord } from '../prompts/deck';
import { promptUseRecord } from '../prompts/use';
import type { AnyRecord, RecordKind } from '../records/envelope';
import { reflectionRecord } from '../reflection/reflection';
import { receiptRecord } from '../rights/receipt';
import { chunkRecord } from '../session/chunk';
import { sessionRecord } from '../session/session';
import { settingRecord } from '../settings/settings';
import { templateRecord } from '../templates/template';

export const RECORD_SCHEMAS: Readonly<Record<RecordKind, z.ZodMiniType<AnyRecord>>> = {
  person: personRecord,
  session: sessionRecord,
  chunk: chunkRecord,
  note: noteRecord,
  promptUse: promptUseRecord,
  reflection: reflectionRecord,
  commitment: commitmentRecord,
  setting: settingRecord,
  draft: draftRecord,
  nudge: nudgeRecord,
  deck: deckRecord,
  template: templateRecord,
  checkIn: checkInRecord,
  receipt: receiptRecord,
};
