/** Copies the questions as a message, which the coach sends in the channel of their choice. */
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { coacheeMessage } from '../../lib/reflection/coachee';
import { useServices } from '../app/services';
import { Button, Notice, TextArea, VisuallyHidden } from '../ui';
import styles from './Coachee.module.css';

const COPIED_SHOWN_MS = 3_000;

interface CopyMessageProps {
  readonly language: 'en' | 'fr';
  readonly address: 'vous' | 'tu';
}

export function CopyMessage({ language, address }: CopyMessageProps) {
  const { t } = useTranslation();
  const { copy } = useServices();
  const [state, setState] = useState<'copied' | 'refused' | null>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const message = coacheeMessage(language, address);

  useEffect(() => {
    if (state === 'refused') area.current?.select();
    if (state !== 'copied') return;
    const fading = setTimeout(() => setState(null), COPIED_SHOWN_MS);
    return () => clearTimeout(fading);
  }, [state]);

  return (
    <>
      <Button
        size="small"
        className={styles.copy}
        onClick={() =>
          void copy(message).then(
            () => setState('copied'),
            () => setState('refused'),
          )
        }
      >
        {t(state === 'copied' ? 'reflection.copied' : 'reflection.coachee.copy')}
      </Button>
      <VisuallyHidden live>{state === 'copied' && t('reflection.copied')}</VisuallyHidden>
      {state === 'refused' && (
        <>
          <Notice tone="attention">{t('reflection.coachee.notCopied')}</Notice>
          <TextArea
            ref={area}
            label={t('reflection.coachee.message')}
            value={message.plain}
            onValueChange={() => undefined}
            readOnly
            minRows={6}
            maxRows={12}
          />
        </>
      )}
    </>
  );
}
