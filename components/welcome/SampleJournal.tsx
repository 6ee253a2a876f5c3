/** Offers demo data to look around with, only to coaches who have met nobody yet. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStored } from '../data/useStored';
import { useServices } from '../app/services';
import { useLanguage } from '../app/useLanguage';
import { Button } from '../ui';
import { Part } from './Part';

export function SampleJournal() {
  const { t } = useTranslation();
  const { stores, send, openPage } = useServices();
  const language = useLanguage();
  const [failed, setFailed] = useState(false);
  const [busy, setBusy] = useState(false);
  const { data: people } = useStored('person', 'any', () => stores.people.list());
  if (!people || (people.length > 0 && !busy)) return null;

  async function look() {
    setBusy(true);
    const { ok } = await send({ type: 'sample.add', language });
    setFailed(!ok);
    if (ok) await openPage('journal', 'people');
    setBusy(false);
  }

  return (
    <Part title={t('welcome.sample.title')}>
      <p>{t('journal.sample.what')}</p>
      <div>
        <Button disabled={busy} onClick={() => void look()}>
          {t('welcome.sample.open')}
        </Button>
      </div>
      {failed && <p role="alert">{t('journal.sample.notAdded')}</p>}
    </Part>
  );
}
