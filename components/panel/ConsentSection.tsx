/** Asks for consent once per person, in words the coach can say aloud; a no has no disadvantage. */
import { useTranslation } from 'react-i18next';
import { consentAsked, withConsent, type PersonRecord } from '../../lib/people/person';
import { withPayload } from '../../lib/records/envelope';
import { useServices } from '../app/services';
import { Button } from '../ui';
import styles from './ConsentSection.module.css';

export function ConsentSection({ person }: { readonly person: PersonRecord }) {
  const { t } = useTranslation();
  const { stores, clock, send } = useServices();
  if (consentAsked(person.payload)) return null;

  async function answer(given: boolean) {
    const nowMs = clock.nowMs();
    await stores.people.update(
      person.id,
      (stored) => stored && withPayload(stored, withConsent(stored.payload, given, nowMs), nowMs),
    );
    await send({ type: 'measuring.review' });
  }

  return (
    <section className={styles.consent} aria-labelledby="consent-title">
      <h2 id="consent-title">{t('panel.consent.title')}</h2>
      <p className={styles.words}>{t('panel.consent.words')}</p>
      <div className={styles.answers}>
        <Button onClick={() => void answer(true)}>{t('panel.consent.yes')}</Button>
        <Button variant="quiet" onClick={() => void answer(false)}>
          {t('panel.consent.no')}
        </Button>
      </div>
    </section>
  );
}
