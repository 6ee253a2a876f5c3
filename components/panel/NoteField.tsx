/** The note field, the panel's pinned main action: type and press Enter. */
import { Flag } from 'lucide-react';
import { memo, useRef, useState, type FocusEvent, type KeyboardEvent, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { momentOf, withoutOverwriting } from '../../lib/notes/draft';
import { hasWords, withKind, type NoteKind } from '../../lib/notes/kinds';
import { stepMoment } from '../../lib/notes/moment';
import { MAX_NOTE_CHARS, newNote, type NoteRecord } from '../../lib/notes/note';
import type { Interval } from '../../lib/listening/interval';
import type { PersonRecord } from '../../lib/people/person';
import type { SessionRecord } from '../../lib/session/session';
import { insertTemplate } from '../../lib/templates/insert';
import { goHome } from '../app/keepFocus';
import { useServices } from '../app/services';
import { IconButton, Notice, TextArea } from '../ui';
import styles from './NoteField.module.css';
import { NoteMeta } from './NoteMeta';
import { NoteReminder } from './NoteReminder';
import { keyHint } from './shortcuts';
import { useDraft } from './useDraft';
import type { Edits } from '../notes/useEdits';
import type { Moments } from './useMoments';
import { NOTHING_TO_SAVE, useSaving } from '../app/useSaving';
import { useShortcuts } from './useShortcuts';

interface NoteFieldProps {
  readonly session: SessionRecord;
  readonly person: PersonRecord | null;
  readonly ref: RefObject<HTMLTextAreaElement | null>;
  readonly edits: Edits;
  readonly moments: Moments;
  readonly stretches: readonly Interval[];
  readonly onMoment: () => void;
}

export const NoteField = memo(function NoteField(props: NoteFieldProps) {
  const { session, ref, edits, moments, stretches, onMoment } = props;
  const { t } = useTranslation();
  const { stores, clock } = useServices();
  const { draft, unreadable, stored, latest, write, moveTo, startAnew } = useDraft(
    'note',
    session.id,
  );
  const { state, save } = useSaving();
  const [active, setActive] = useState(false);
  const [choosing, setChoosing] = useState(false);
  const busy = useRef(false);
  const tooLong = draft.text.length > MAX_NOTE_CHARS;
  const candidates = () => [...moments.all(), { at: draft.begunAt, speaker: null }];

  useShortcuts({
    note: () => ref.current?.focus(),
    insight: () => writeA('insight'),
    commitment: () => writeA('commitment'),
    question: () => writeA('question'),
    feeling: () => writeA('feeling'),
    parking: () => writeA('parking'),
    supervision: () => writeA('supervision'),
  });

  function writeA(kind: NoteKind) {
    ref.current?.focus();
    write(withKind(draft.text, kind), moments.now());
  }

  function insert(body: string) {
    const area = ref.current;
    if (!area) return;
    const { selectionStart, selectionEnd } = area;
    const { text, selection } = insertTemplate(draft.text, selectionStart, selectionEnd, body);
    write(text, moments.now());
    // Wait until the words are in the field and the menu has returned the focus.
    setTimeout(() => {
      area.focus();
      area.setSelectionRange(...selection);
    });
  }

  async function keepNote() {
    if (busy.current || tooLong || !hasWords(draft.text)) return;
    busy.current = true;
    const stamp = { id: draft.noteId, nowMs: clock.nowMs() };
    const links = { sessionId: session.id, personId: session.personId };
    let saved = '';
    let tried: string | null = null;
    const done = await save(async () => {
      // Save the current words: they may have changed since a failed attempt.
      const now = latest();
      if (!hasWords(now.text) || now.text.length > MAX_NOTE_CHARS) return NOTHING_TO_SAVE;
      saved = now.text;
      const before = tried;
      tried = saved;
      await storeNote(newNote(saved, momentOf(now), stamp, links), before);
      return null;
    });
    if (done) startAnew(saved);
    busy.current = false;
  }

  async function storeNote(note: NoteRecord, tried: string | null): Promise<void> {
    let isOthers = false;
    await edits.change(stores.notes, note.id, (before) => {
      const after = withoutOverwriting(before, note, tried);
      isOthers = after === undefined;
      return after;
    });
    if (isOthers) await storeNote({ ...note, id: clock.newId() }, null);
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    const { key, altKey, shiftKey } = event;
    if (key === 'Escape') goHome(document);
    if (key === '/' && draft.text === '') {
      event.preventDefault();
      setChoosing(true);
    }
    if (altKey && (key === 'ArrowUp' || key === 'ArrowDown')) {
      event.preventDefault();
      move(key === 'ArrowUp' ? 'earlier' : 'later');
    }
    if (key !== 'Enter' || shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void keepNote();
  }

  function move(direction: 'earlier' | 'later') {
    if (draft.text !== '') moveTo(stepMoment(candidates(), momentOf(draft), direction));
  }

  function onBlur({ currentTarget, relatedTarget }: FocusEvent<HTMLDivElement>) {
    if (!currentTarget.contains(relatedTarget)) setActive(false);
  }

  return (
    <div className={styles.field} onFocus={() => setActive(true)} onBlur={onBlur}>
      {unreadable && (
        <div className={styles.reminder}>
          <Notice tone="attention">{t('panel.notes.unreadable')}</Notice>
        </div>
      )}
      {active && <NoteReminder person={props.person} />}
      <div className={styles.text}>
        <TextArea
          ref={ref}
          label={t('panel.notes.field')}
          labelHidden
          placeholder={t('panel.notes.placeholder')}
          aria-keyshortcuts={keyHint('note')}
          minRows={1}
          maxRows={6}
          error={tooLong ? t('panel.notes.tooLong') : undefined}
          value={draft.text}
          onValueChange={(text) => write(text, moments.now())}
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
      <div className={styles.meta}>
        {(active || draft.text !== '') && (
          <NoteMeta
            draft={draft}
            moments={candidates()}
            stretches={stretches}
            choosing={choosing}
            onChoosing={setChoosing}
            onKind={(kind) => write(withKind(draft.text, kind), moments.now())}
            onMove={move}
            onTemplate={insert}
            field={ref}
          />
        )}
        <p className={styles.state} role="status" data-saving={state}>
          {state === 'saved' && draft.text === '' && t('common.saved')}
          {(state === 'notSaved' || stored === 'failed') && t('common.notSaved')}
        </p>
      </div>
    </div>
  );
});
