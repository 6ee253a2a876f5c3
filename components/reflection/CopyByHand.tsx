import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice, Section, TextArea } from '../ui';
import type { RefusedCopy } from './useCopySession';
import styles from './TalkShare.module.css';

/** When the clipboard is refused: the text itself, selected, and why. */
export function CopyByHand({ markdown, reason }: RefusedCopy) {
  const { t } = useTranslation();
  const area = useRef<HTMLTextAreaElement>(null);

  useEffect(() => {
    area.current?.focus();
    area.current?.select();
    area.current?.scrollIntoView({ block: 'nearest' });
  }, []);

  return (
    <Section title={t('reflection.copyByHand')}>
      <div className={styles.stack}>
        <Notice tone="attention">{t('reflection.notCopied', { reason })}</Notice>
        <TextArea
          ref={area}
          label={t('reflection.copyByHand')}
          labelHidden
          value={markdown}
          onValueChange={() => undefined}
          readOnly
          minRows={6}
          maxRows={12}
        />
      </div>
    </Section>
  );
}
