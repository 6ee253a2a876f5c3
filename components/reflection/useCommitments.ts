import { useCallback, useMemo, useRef, useState } from 'react';
import type { CommitmentRecord } from '../../lib/commitments/commitment';
import type { SessionRecord } from '../../lib/session/session';
import { useServices } from '../app/services';
import { recordAfter, rowsShown, type CommitmentRow } from './commitmentRow';
import type { Saver } from '../app/saver';

export interface CommitmentRows {
  readonly rows: readonly CommitmentRow[];
  change(row: CommitmentRow, when?: 'now' | 'soon'): void;
  /** Adds an empty row, which is stored once it has words. */
  add(): void;
}

/** The session's commitments as rows; every change is saved by itself. */
export function useCommitments(
  session: SessionRecord,
  stored: readonly CommitmentRecord[],
  saver: Saver,
): CommitmentRows {
  const { stores, clock } = useServices();
  const [edited, setEdited] = useState<ReadonlyMap<string, CommitmentRow>>(new Map());
  const latest = useRef(edited);

  const keep = useCallback((row: CommitmentRow) => {
    latest.current = new Map([...latest.current, [row.id, row]]);
    setEdited(latest.current);
  }, []);

  const change = useCallback(
    (row: CommitmentRow, when: 'now' | 'soon' = 'now') => {
      keep(row);
      const links = { sessionId: session.id, personId: session.personId };
      const write = () =>
        stores.commitments.update(row.id, (record) =>
          recordAfter(record, row, links, clock.nowMs()),
        );
      saver.save(`commitment ${row.id}`, write, when);
    },
    [keep, stores, clock, saver, session],
  );

  const add = useCallback(() => {
    keep({
      id: clock.newId(),
      createdAt: clock.nowMs(),
      text: '',
      due: null,
      removed: false,
    });
  }, [keep, clock]);

  const rows = useMemo(() => rowsShown(stored, edited), [stored, edited]);
  return { rows, change, add };
}
