/** The panel's main action, pinned: write, Enter, done. */
import { Flag } from 'lucide-react';
import { useState, type KeyboardEvent, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { newNote } from '../../lib/notes/note';
import type { SessionRecord } from '../../lib/session/session';
import { useServices } from '../app/services';
import { IconButton, TextArea } from '../ui';
import styles from './NoteField.module.css';
import { keyHint } from './shortcuts';
import { useDraft } from './useDraft';
import { useSaving } from './useSaving';

interface NoteFieldProps {
  readonly session: SessionRecord;
  readonly ref: RefObject<HTMLTextAreaElement | null>;
  readonly onMoment: () => void;
}

export function NoteField({ session, ref, onMoment }: NoteFieldProps) {
  const { t } = useTranslation();
  const { stores, clock } = useServices();
  const { draft, write, clear } = useDraft('note', session.id);
  const { state, save } = useSaving();
  const [busy, setBusy] = useState(false);

  async function keepNote() {
    if (busy || draft.text.trim() === '') return;
    setBusy(true);
    const note = newNote(
      draft.text,
      draft.begunAt,
      { id: draft.noteId, nowMs: clock.nowMs() },
      { sessionId: session.id, personId: session.personId },
    );
    if (await save(() => stores.notes.put(note))) await clear();
    setBusy(false);
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.key === 'Escape') event.currentTarget.blur();
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void keepNote();
  }

  return (
    <div className={styles.field}>
      <div className={styles.text}>
        <TextArea
          ref={ref}
          label={t('panel.notes.field')}
          labelHidden
          placeholder={t('panel.notes.placeholder')}
          aria-keyshortcuts={keyHint('note')}
          minRows={1}
          maxRows={6}
          value={draft.text}
          readOnly={busy}
          onValueChange={write}
          onKeyDown={onKeyDown}
        />
      </div>
      <IconButton
        label={t('panel.notes.moment')}
        shortcut={keyHint('moment')}
        icon={<Flag />}
        onClick={onMoment}
        tooltipSide="top"
      />
      <p className={styles.state} role="status" data-saving={state}>
        {state === 'saved' && draft.text === '' && t('common.saved')}
        {state === 'notSaved' && t('common.notSaved')}
      </p>
    </div>
  );
}
