/** A note that was being written when the session ended: still there, to keep or to let go. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { momentOf } from '../../lib/notes/draft';
import { hasWords } from '../../lib/notes/kinds';
import { MAX_NOTE_CHARS, newNote } from '../../lib/notes/note';
import type { SessionRecord } from '../../lib/session/session';
import { useStored } from '../app/hooks';
import { useServices } from '../app/services';
import { readUnfinished } from '../notes/unfinished';
import { Button } from '../ui';
import styles from './Panel.module.css';
import { useSaving } from '../app/useSaving';

export function LastWords({ session }: { readonly session: SessionRecord }) {
  const { t } = useTranslation();
  const { stores, clock } = useServices();
  const { state, save } = useSaving();
  const [gone, setGone] = useState(false);
  const left = useStored('draft', session.id, () =>
    readUnfinished({ stores, clock }, 'note', session.id),
  );
  const draft = left?.draft;
  if (gone || !draft || !hasWords(draft.text) || draft.text.length > MAX_NOTE_CHARS) return null;

  async function finish(keep: boolean) {
    if (!left || !draft) return;
    const { noteId, text } = draft;
    const stamp = { id: noteId, nowMs: clock.nowMs() };
    const note = newNote(text, momentOf(draft), stamp, {
      sessionId: session.id,
      personId: session.personId,
    });
    const done = await save(async () => {
      // Saved just before the end: the note is there already.
      if (keep) await stores.notes.update(noteId, (stored) => (stored ? undefined : note));
      await stores.drafts.erase([left.id]);
    });
    if (done) setGone(true);
  }

  return (
    <div className={styles.lastWords}>
      <p>{t('panel.ended.lastWords')}</p>
      <p className={styles.quote} dir="auto">
        {draft.text}
      </p>
      <div className={styles.row}>
        <Button size="small" onClick={() => void finish(true)}>
          {t('panel.ended.keepWords')}
        </Button>
        <Button size="small" variant="quiet" onClick={() => void finish(false)}>
          {t('panel.ended.dropWords')}
        </Button>
      </div>
      {state === 'notSaved' && <p role="status">{t('common.notSaved')}</p>}
    </div>
  );
}
