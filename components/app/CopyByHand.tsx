import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice, Section, TextArea } from '../ui';
import styles from './CopyByHand.module.css';
import type { RefusedCopy } from './useCopy';

/** Shown when the clipboard is refused: the text, selected for copying by hand, and the reason. */
export function CopyByHand({ text, reason }: RefusedCopy) {
  const { t } = useTranslation();
  const area = useRef<HTMLTextAreaElement>(null);

  useEffect(() => {
    area.current?.focus();
    area.current?.select();
    area.current?.scrollIntoView({ block: 'nearest' });
  }, []);

  return (
    <Section title={t('common.copyByHand')}>
      <div className={styles.stack}>
        <Notice tone="attention">{t('common.notCopied', { reason })}</Notice>
        <TextArea
          ref={area}
          label={t('common.copyByHand')}
          labelHidden
          value={text}
          onValueChange={() => undefined}
          readOnly
          minRows={6}
          maxRows={12}
        />
      </div>
    </Section>
  );
}
