import { useTranslation } from 'react-i18next';
import { sessionTree } from '../../lib/export/document';
import { EXPORT_LABELS } from '../../lib/export/labels';
import { happened } from '../../lib/notes/note';
import type { ReflectionPayload } from '../../lib/reflection/reflection';
import type { Settings } from '../../lib/settings/settings';
import { useServices } from '../app/services';
import type { CommitmentRow } from '../commitments/commitmentRow';
import { useCopy } from '../app/useCopy';
import { sessionDocument } from '../../lib/export/session-document';
import { localTimeZone } from '../app/timeZone';
import { useLanguage } from '../app/useLanguage';
import type { SessionDetails, SessionInView } from './useSessionInView';

interface CopySource {
  readonly inView: SessionInView;
  readonly details: SessionDetails;
  readonly settings: Settings;
  /** As displayed, so that unsaved words are copied too. */
  readonly form: ReflectionPayload;
  readonly rows: readonly CommitmentRow[];
}

/** Copies the session to the clipboard, formatted and as Markdown. */
export function useCopySession(source: CopySource) {
  const documentNow = useDocument(source);
  const { copy: toClipboard, ...copying } = useCopy();
  const language = useLanguage();

  const copy = async () => {
    const tree = sessionTree(documentNow(), EXPORT_LABELS[language]);
    const { toHtml, toMarkdown } = await import('../../lib/export/render');
    const markdown = toMarkdown(tree);
    await toClipboard({ plain: markdown, html: toHtml(tree), markdown });
  };

  return { copy, ...copying };
}

function useDocument({ inView, details, settings, form, rows }: CopySource) {
  const { t } = useTranslation();
  const { clock } = useServices();
  const language = useLanguage();
  const { session, person } = inView;
  const states = new Map(details.commitments.map(({ id, payload }) => [id, payload.state]));

  return () =>
    sessionDocument(
      {
        session: session.payload,
        person: person?.payload ?? null,
        chunks: details.chunks.map(({ payload }) => payload),
        notes: happened(details.notes).map(({ payload }) => payload),
        promptUses: details.promptUses.map(({ payload }) => payload),
        reflection: form,
        commitments: rows.map(({ id, text, due }) => ({
          text,
          due,
          state: states.get(id) ?? 'open',
          shareable: true,
          keptIn: null,
        })),
      },
      {
        language,
        timeZone: localTimeZone(),
        nowMs: clock.nowMs(),
        minSpeechForShareMs: settings.minSpeechForShareMs,
        scaleLabels: {
          present: t('reflection.scales.present'),
          free: t('reflection.scales.free'),
          adapted: t('reflection.scales.adapted'),
          chosenStep: t('reflection.scales.chosenStep'),
        },
        lineLabels: {
          moment: t('reflection.lines.moment'),
          nextTime: t('reflection.lines.nextTime'),
          supervision: t('reflection.lines.supervision'),
        },
      },
    );
}
