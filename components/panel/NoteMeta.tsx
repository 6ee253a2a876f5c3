/** Controls under the note field: kind, moment and templates. */
import { FileText } from 'lucide-react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { Interval } from '../../lib/listening/interval';
import { momentOf, type Draft } from '../../lib/notes/draft';
import { KIND_SIGNS, kindBegun, NOTE_KINDS, type NoteKind } from '../../lib/notes/kinds';
import type { Moment } from '../../lib/notes/moment';
import { sessionTimeMs } from '../../lib/session/clock';
import { clockTime } from '../../lib/time/format';
import { useStored } from '../data/useStored';
import { useServices } from '../app/services';
import { Button, IconButton, Menu, Tooltip, type MenuEntry } from '../ui';
import styles from './NoteField.module.css';

interface NoteMetaProps {
  readonly draft: Draft;
  /** The moments the note can be about. */
  readonly moments: readonly Moment[];
  readonly stretches: readonly Interval[];
  /** Whether the template list is open. */
  readonly choosing: boolean;
  readonly onChoosing: (choosing: boolean) => void;
  readonly onKind: (kind: NoteKind) => void;
  readonly onMove: (direction: 'earlier' | 'later') => void;
  readonly onTemplate: (body: string) => void;
  readonly field: RefObject<HTMLTextAreaElement | null>;
}

export function NoteMeta(props: NoteMetaProps) {
  const { draft, field } = props;
  const { t } = useTranslation();
  const kind = kindBegun(draft.text);
  const templates = useTemplateChoices(props.onTemplate);

  return (
    <>
      <Menu
        align="start"
        finalFocus={field}
        trigger={
          <Button size="small" variant="quiet" className={styles.choice}>
            {t(`panel.notes.kinds.${kind}`)}
          </Button>
        }
        entries={NOTE_KINDS.map((each) => ({
          id: each,
          label: t(`panel.notes.kinds.${each}`),
          shortcut: each === 'free' ? undefined : KIND_SIGNS[each],
          onSelect: () => props.onKind(each),
        }))}
      />
      {draft.text !== '' && <About {...props} />}
      <Menu
        align="start"
        finalFocus={field}
        open={props.choosing}
        onOpenChange={props.onChoosing}
        trigger={
          <IconButton
            label={t('panel.notes.templates')}
            shortcut="/"
            icon={<FileText />}
            tooltipSide="top"
          />
        }
        entries={templates}
      />
    </>
  );
}

function About({ draft, moments, stretches, onMove }: NoteMetaProps) {
  const { t } = useTranslation();
  const at = momentOf(draft);
  const speaker = moments.find((moment) => moment.at === at)?.speaker;
  const time = clockTime(sessionTimeMs(stretches, at));
  const who = speaker && t(speaker === 'coach' ? 'panel.listening.you' : 'panel.listening.they');
  return (
    <Tooltip content={t('panel.notes.moveMoment')} shortcut="Alt+↑">
      <Button
        size="small"
        variant="quiet"
        className={styles.choice}
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
        onClick={() => onMove('earlier')}
      >
        {who ? `${time} · ${who}` : time}
      </Button>
    </Tooltip>
  );
}

function useTemplateChoices(onTemplate: (body: string) => void): MenuEntry[] {
  const { t } = useTranslation();
  const { stores, openPage } = useServices();
  const { data: all = [] } = useStored('template', 'all', () => stores.templates.list());
  const choices: MenuEntry[] = all
    .filter(({ payload }) => payload.use === 'note')
    .toSorted((a, b) => a.payload.name.localeCompare(b.payload.name))
    .map(({ id, payload }) => ({
      id,
      label: payload.name,
      onSelect: () => onTemplate(payload.body),
    }));
  return [
    ...choices,
    ...(choices.length > 0 ? [{ kind: 'separator' as const, id: 'line' }] : []),
    {
      id: 'edit',
      label: t('panel.notes.editTemplates'),
      onSelect: () => void openPage('options'),
    },
  ];
}
