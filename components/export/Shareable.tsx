import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommitmentRecord } from '../../lib/commitments/commitment';
import type { Scope } from '../../lib/export/export-template';
import { happened, type NoteRecord } from '../../lib/notes/note';
import { withPayload } from '../../lib/records/envelope';
import { useStored } from '../data/useStored';
import { useServices } from '../app/services';
import { Checkbox, Notice } from '../ui';
import styles from './Export.module.css';

/** Maximum number of items listed; the rest keep their marks. */
const LISTED = 200;
const SHOWN_CHARS = 200;

interface ShareableProps {
  readonly scope: Scope;
  readonly id: string;
}

/** Lists commitments and notes with a checkbox: whether the person may read them. Stored with the record. */
export function Shareable({ scope, id }: ShareableProps) {
  const { t } = useTranslation();
  const { stores, clock } = useServices();
  const [failed, setFailed] = useState(false);
  const key = `${scope} ${id}`;
  const of = scope === 'session' ? 'bySession' : 'byPerson';
  const { data: notes } = useStored('note', key, () => stores.notes[of](id));
  const { data: commitments } = useStored('commitment', key, () => stores.commitments[of](id));
  if (!notes || !commitments) return null;

  const items: readonly (NoteRecord | CommitmentRecord)[] = [
    ...commitments,
    ...happened(notes).filter(({ payload }) => payload.text.trim() !== ''),
  ].toSorted((a, b) => b.createdAt - a.createdAt);

  const mark = async (item: NoteRecord | CommitmentRecord, shareable: boolean) => {
    setFailed(false);
    const nowMs = clock.nowMs();
    try {
      if (item.kind === 'note')
        await stores.notes.update(
          item.id,
          (record) => record && withPayload(record, { ...record.payload, shareable }, nowMs),
        );
      else
        await stores.commitments.update(
          item.id,
          (record) => record && withPayload(record, { ...record.payload, shareable }, nowMs),
        );
    } catch {
      setFailed(true);
    }
  };

  return (
    <fieldset className={styles.share}>
      <legend className={styles.legend}>{t('export.share.title')}</legend>
      <p className={styles.meta}>{t(`export.share.${items.length === 0 ? 'none' : 'hint'}`)}</p>
      {failed && <Notice tone="attention">{t('export.share.failed')}</Notice>}
      <div className={styles.ticks}>
        {items.slice(0, LISTED).map((item) => (
          <Checkbox
            key={item.id}
            label={<span className={styles.item}>{item.payload.text.slice(0, SHOWN_CHARS)}</span>}
            checked={item.payload.shareable}
            onCheckedChange={(checked) => void mark(item, checked)}
          />
        ))}
      </div>
      {items.length > LISTED && (
        <p className={styles.meta}>{t('export.share.fewer', { shown: LISTED })}</p>
      )}
    </fieldset>
  );
}
