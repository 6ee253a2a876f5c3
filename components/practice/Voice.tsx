import { useTranslation } from 'react-i18next';
import type { PracticeLine, PracticeSpeaker } from '../../lib/practice/conversation';
import { cx } from '../ui/cx';
import styles from './Practice.module.css';

/** One of the two people: a name, and the current line. Screen readers do not read it out: it is spoken. */
export function Voice({
  speaker,
  line,
}: {
  readonly speaker: PracticeSpeaker;
  readonly line: PracticeLine | null;
}) {
  const { t } = useTranslation();
  const speaks = line?.speaker === speaker;
  return (
    <figure className={cx(styles.voice, speaks && styles.speaks)} data-speaks={speaks}>
      <figcaption className={styles.name}>{t(`practice.${speaker}`)}</figcaption>
      <p className={styles.said}>{speaks ? t(`practice.said.${line.words}`) : ' '}</p>
    </figure>
  );
}
