/** The journal's export views: one session, all of a person's, everybody's as tables. */
import { useTranslation } from 'react-i18next';
import { useStored } from '../data/useStored';
import { useServices } from '../app/services';
import { useSettings } from '../app/settings';
import { useLanguage } from '../app/useLanguage';
import { EmptyState, Section } from '../ui';
import { ExportForm } from './ExportForm';
import type { Subject } from './useExportData';

interface ViewProps {
  readonly id: string | null;
}

/** `#export/SESSION_ID` */
export function ExportSession({ id }: ViewProps) {
  return <Export subject={{ scope: 'session', id: id ?? '' }} />;
}

/** `#export-person/PERSON_ID` */
export function ExportPerson({ id }: ViewProps) {
  return <Export subject={{ scope: 'person', id: id ?? '' }} />;
}

/** `#export-everything` */
export function ExportEverything() {
  return <Export subject={{ scope: 'everybody' }} />;
}

const TITLES = {
  session: 'export.titleSession',
  person: 'export.titlePerson',
  everybody: 'export.titleEverything',
} as const;

function Export({ subject }: { readonly subject: Subject }) {
  const { t } = useTranslation();
  const { stores } = useServices();
  const [settings] = useSettings();
  const interfaceLanguage = useLanguage();
  const id = subject.scope === 'everybody' ? '' : subject.id;
  const { data: found } = useStored(['person', 'session'], `${subject.scope} ${id}`, async () => {
    if (subject.scope === 'everybody') return { there: true, language: null };
    const session = subject.scope === 'session' ? await stores.sessions.get(id) : undefined;
    const personId = subject.scope === 'person' ? id : (session?.personId ?? '');
    const person = personId === '' ? undefined : await stores.people.get(personId);
    const record = subject.scope === 'session' ? session : person;
    const there = record !== undefined && record.deletedAt === null;
    return { there, language: person?.payload.language ?? null };
  });

  if (!settings || !found) return null;
  if (!found.there) {
    return (
      <Section title={t(TITLES[subject.scope])}>
        <EmptyState>{t('export.unknown')}</EmptyState>
      </Section>
    );
  }
  return (
    <ExportForm
      title={t(TITLES[subject.scope])}
      subject={subject}
      theirLanguage={found.language ?? interfaceLanguage}
      minSpeechForShareMs={settings.minSpeechForShareMs}
    />
  );
}
