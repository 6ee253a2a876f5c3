import { useCallback, useMemo, useRef, useState } from 'react';
import {
  withState,
  type CommitmentRecord,
  type CommitmentState,
} from '../../lib/commitments/commitment';
import { withPayload } from '../../lib/records/envelope';
import { useServices } from '../app/services';
import { recordAfter, rowsShown, type CommitmentRow } from './commitmentRow';
import type { Saver } from '../app/saver';

export interface CommitmentRows {
  readonly rows: readonly CommitmentRow[];
  change(row: CommitmentRow, when?: 'now' | 'soon'): void;
  /** Adds a row, which is stored once it has words; returns its id. `row` may set words and id. */
  add(row?: Partial<CommitmentRow>): string;
  setState(id: string, state: CommitmentState): void;
}

const ROW = 'commitment ';

interface UnsavedRow {
  readonly row: CommitmentRow;
  readonly of: { readonly sessionId: string | null; readonly personId: string | null };
}

/** Commitments as rows; every change is saved automatically. New ones belong to `links`. */
export function useCommitments(
  { sessionId, personId }: { readonly sessionId: string | null; readonly personId: string | null },
  stored: readonly CommitmentRecord[],
  saver: Saver,
): CommitmentRows {
  const { stores, clock } = useServices();
  const [edited, setEdited] = useState<ReadonlyMap<string, CommitmentRow>>(() => {
    // Show rows again that a screen could not save before it unmounted.
    const unsaved = saver.allUnsaved(ROW) as UnsavedRow[];
    const here = unsaved.filter(
      ({ row, of }) =>
        stored.some(({ id }) => id === row.id) ||
        (of.sessionId === sessionId && of.personId === personId),
    );
    return new Map(here.map(({ row }) => [row.id, row]));
  });
  const latest = useRef(edited);

  const keep = useCallback((row: CommitmentRow) => {
    latest.current = new Map([...latest.current, [row.id, row]]);
    setEdited(latest.current);
  }, []);

  const change = useCallback(
    (row: CommitmentRow, when: 'now' | 'soon' = 'now') => {
      keep(row);
      const links = { sessionId, personId };
      const write = () =>
        stores.commitments.update(row.id, (record) =>
          recordAfter(record, row, links, clock.nowMs()),
        );
      const unsaved: UnsavedRow = { row, of: links };
      saver.save(`${ROW}${row.id}`, write, when, unsaved);
    },
    [keep, stores, clock, saver, sessionId, personId],
  );

  const add = useCallback(
    (given: Partial<CommitmentRow> = {}) => {
      const blank = { text: '', due: null, removed: false };
      const row = { id: clock.newId(), createdAt: clock.nowMs(), ...blank, ...given };
      if (row.text.trim() === '') keep(row);
      else change(row);
      return row.id;
    },
    [keep, change, clock],
  );

  const setState = useCallback(
    (id: string, state: CommitmentState) => {
      const nowMs = clock.nowMs();
      const write = () =>
        stores.commitments.update(
          id,
          (record) => record && withPayload(record, withState(record.payload, state, nowMs), nowMs),
        );
      saver.save(`state of commitment ${id}`, write);
    },
    [stores, clock, saver],
  );

  const rows = useMemo(() => rowsShown(stored, edited), [stored, edited]);
  return { rows, change, add, setState };
}
