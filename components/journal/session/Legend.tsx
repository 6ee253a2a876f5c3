/** The legend of the turn timeline's colours and textures. */
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Session.module.css';

export const Legend = memo(function Legend() {
  const { t } = useTranslation();
  const inks = [
    ['coach', t('panel.listening.you')],
    ['others', t('panel.listening.they')],
    ['both', t('journal.session.score.both')],
    ['silence', t('journal.session.score.silence')],
    ['muted', t('journal.session.score.muted')],
    ['blind', t('journal.session.score.blind')],
    ['marks', t('journal.session.score.marks')],
  ];
  return (
    <ul role="list" className={styles.legend}>
      {inks.map(([ink, name]) => (
        <li key={ink}>
          {ink === 'marks' ? (
            <span aria-hidden>● ⚑ ◆</span>
          ) : (
            <span className={styles.ink} data-ink={ink} aria-hidden />
          )}
          {name}
        </li>
      ))}
    </ul>
  );
});
