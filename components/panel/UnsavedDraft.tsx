/** Notes that were being written when the session ended, to save or to discard. */
import { useTranslation } from 'react-i18next';
import { momentOf, withoutOverwriting, type DraftRecord } from '../../lib/notes/draft';
import { hasWords } from '../../lib/notes/kinds';
import { MAX_NOTE_CHARS, newNote } from '../../lib/notes/note';
import type { SessionRecord } from '../../lib/session/session';
import { useStored } from '../data/useStored';
import { useServices } from '../app/services';
import { useSaving } from '../app/useSaving';
import { leftIn } from '../notes/unfinished';
import { Button } from '../ui';
import styles from './Panel.module.css';

/** One per panel of the session: each had its own draft. */
export function UnsavedDraft({ session }: { readonly session: SessionRecord }) {
  const { stores, clock } = useServices();
  const { data: left } = useStored(['draft', 'note'], session.id, () =>
    leftIn({ stores, clock }, 'note', session.id),
  );
  return left
    ?.filter(({ payload: { text } }) => hasWords(text) && text.length <= MAX_NOTE_CHARS)
    .map((draft) => <Left key={draft.id} draft={draft} session={session} />);
}

interface LeftProps {
  readonly draft: DraftRecord;
  readonly session: SessionRecord;
}

function Left({ draft, session }: LeftProps) {
  const { t } = useTranslation();
  const { stores, clock } = useServices();
  const { state, save } = useSaving();
  const { text, noteId } = draft.payload;

  async function keep(id: string): Promise<void> {
    const links = { sessionId: session.id, personId: session.personId };
    const note = newNote(text, momentOf(draft.payload), { id, nowMs: clock.nowMs() }, links);
    let isOthers = false;
    await stores.notes.update(id, (stored) => {
      const after = withoutOverwriting(stored, note);
      isOthers = after === undefined;
      return after === stored ? undefined : after;
    });
    if (isOthers) await keep(clock.newId());
  }

  const finish = (keeps: boolean) =>
    save(async () => {
      if (keeps) await keep(noteId);
      await stores.drafts.erase([draft.id]);
    });

  return (
    <div className={styles.lastWords}>
      <p>{t('panel.ended.lastWords')}</p>
      <p className={styles.quote} dir="auto">
        {text}
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
