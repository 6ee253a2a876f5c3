/** Every consent answer with its date; the coach can record another at any time. */
import { useTranslation } from 'react-i18next';
import { instantText } from '../../../lib/export/format';
import { consentAsked, consentGiven, withConsent } from '../../../lib/people/person';
import { useServices } from '../../app/services';
import { localTimeZone } from '../../app/timeZone';
import { useLanguage } from '../../app/useLanguage';
import { Button, Section } from '../../ui';
import styles from './PersonPage.module.css';
import type { PersonEdits } from './usePersonEdits';

export function Consent({ form, change }: PersonEdits) {
  const { t } = useTranslation();
  const { clock, send } = useServices();
  const language = useLanguage();
  const asked = consentAsked(form);
  const given = consentGiven(form);

  const answer = (yes: boolean) => {
    const nowMs = clock.nowMs();
    // Apply the new answer to a session in progress: start or stop measuring.
    const review = () => send({ type: 'measuring.review' });
    change('consent', (before) => withConsent(before, yes, nowMs), review);
  };

  const now = asked ? (given ? 'consentGiven' : 'consentRefused') : 'consentNever';
  return (
    <Section title={t('journal.person.consent')}>
      <div className={styles.fields}>
        <p>{t(`journal.person.${now}`)}</p>
        {asked && (
          <ul role="list" className={styles.meta}>
            {form.consents.toReversed().map(({ at, given: yes }) => (
              <li key={`${at} ${yes}`}>
                {t(
                  yes ? 'journal.person.consentYesOn' : 'journal.person.consentNoOn',
                  instantText(at, localTimeZone(), language),
                )}
              </li>
            ))}
          </ul>
        )}
        <div className={styles.row}>
          {!given && (
            <Button onClick={() => answer(true)}>{t('journal.person.consentGive')}</Button>
          )}
          {given && (
            <Button onClick={() => answer(false)}>{t('journal.person.consentTakeBack')}</Button>
          )}
          {!asked && (
            <Button variant="quiet" onClick={() => answer(false)}>
              {t('journal.person.consentRefuse')}
            </Button>
          )}
        </div>
      </div>
    </Section>
  );
}
