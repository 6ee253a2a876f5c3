/** Actions on an ended session: correct it, or delete it for good. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonRecord } from '../../../../lib/people/person';
import type { ChunkPayload } from '../../../../lib/session/chunk';
import { timesOf } from '../../../../lib/session/correct';
import type { SessionRecord } from '../../../../lib/session/session';
import { Button } from '../../../ui';
import { CorrectDialog } from './CorrectDialog';
import { DeleteDialog } from './DeleteDialog';

export interface SessionActionsProps {
  readonly session: SessionRecord;
  readonly person: PersonRecord | null;
  readonly chunks: readonly ChunkPayload[];
  /** Saves pending text of the page; resolves to false when that fails. */
  readonly flush: () => Promise<boolean>;
  readonly onCorrected: () => void;
}

export function SessionActions(props: SessionActionsProps) {
  const { t } = useTranslation();
  const { session, flush } = props;
  const [asking, setAsking] = useState<'correct' | 'delete' | null>(null);
  const close = () => setAsking(null);
  const ended = timesOf(session.payload.events) !== null;
  return (
    <>
      <Button variant="quiet" size="small" onClick={() => setAsking('correct')}>
        {t('journal.session.correct.open')}
      </Button>
      {ended && (
        <Button variant="quiet" size="small" onClick={() => setAsking('delete')}>
          {t('journal.session.delete.open')}
        </Button>
      )}
      {asking === 'correct' && <CorrectDialog {...props} onClose={close} />}
      {asking === 'delete' && <DeleteDialog sessionId={session.id} flush={flush} onClose={close} />}
    </>
  );
}
