import { useCallback, useEffect } from 'react';
import {
  gatherEverybody,
  gatherPerson,
  gatherSession,
  type GatherContext,
  type Pace,
  type Reader,
  type Steps,
} from '../../lib/export/gather';
import type { ExportLanguage } from '../../lib/export/labels';
import type { ExportData } from '../../lib/export/export-data';
import type { RecordKind } from '../../lib/records/envelope';
import { useServices } from '../app/services';
import { localTimeZone } from '../app/timeZone';
import { useSteps, type Stepping } from './useSteps';

/** The subject of the export view. */
export type Subject =
  { readonly scope: 'session' | 'person'; readonly id: string } | { readonly scope: 'everybody' };

const READ: ReadonlySet<RecordKind> = new Set([
  'person',
  'session',
  'note',
  'promptUse',
  'reflection',
  'commitment',
]);
const CHANGES_REST_MS = 100;

/** The data to export, one entry per person; empty when there is none. */
export function useExportData(
  subject: Subject,
  language: ExportLanguage,
  minSpeechForShareMs: number,
): Stepping<readonly ExportData[]> {
  const { stores, clock } = useServices();
  const { scope } = subject;
  const id = subject.scope === 'everybody' ? '' : subject.id;
  const start = useCallback(
    (pace: Pace) => {
      const nowMs = clock.nowMs();
      const context = { language, timeZone: localTimeZone(), nowMs, minSpeechForShareMs };
      return gather(scope, id, stores, context, pace);
    },
    [stores, clock, scope, id, language, minSpeechForShareMs],
  );
  const stepping = useSteps(start);
  useChanges(stepping.again);
  return stepping;
}

async function* gather(
  scope: Subject['scope'],
  id: string,
  reader: Reader,
  context: GatherContext,
  pace: Pace,
): Steps<readonly ExportData[]> {
  if (scope === 'everybody') return yield* gatherEverybody(reader, context, pace);
  const one = scope === 'session' ? gatherSession : gatherPerson;
  const material = yield* one(id, reader, context, pace);
  return material === null ? [] : [material];
}

/** Reports changes of exported records, debounced. */
function useChanges(changed: () => void): void {
  const { stores } = useServices();
  useEffect(() => {
    let resting: ReturnType<typeof setTimeout> | undefined;
    const stop = stores.changes.listen(({ kind }) => {
      if (!READ.has(kind)) return;
      clearTimeout(resting);
      resting = setTimeout(changed, CHANGES_REST_MS);
    });
    return () => {
      clearTimeout(resting);
      stop();
    };
  }, [stores, changed]);
}
