/** One press begins a session, with someone known or new, in a call or without one. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { holdsMeeting, meetingKey } from '../../lib/call/meeting';
import { contentLanguage } from '../../lib/i18n';
import { keepsLink, personOfLink, withLink, withoutLink, withStart } from '../../lib/people/links';
import { withPayload } from '../../lib/records/envelope';
import { isPractice } from '../../lib/practice/practice-call';
import { DEFAULT_PLANNED_MS, type PersonRecord } from '../../lib/people/person';
import { useCall } from '../app/hooks';
import { useServices } from '../app/services';
import { Button, Checkbox, Notice, NumberField, Select, TextField } from '../ui';
import { CallNotice } from './CallNotice';
import { CheckInLine } from './CheckInLine';
import styles from './Panel.module.css';
import { ToFinish } from './ToFinish';
import { usePrep } from './usePrep';
import { useStart } from './useStart';
import type { BeforeSession } from './useOpenSession';
import { JustEnded } from './JustEnded';
import { NudgeOffer } from './NudgeOffer';
import { PrepField } from './PrepField';

const SOMEONE_NEW = 'new';

export function StartView({ people, sessions, justEnded }: BeforeSession) {
  const { t, i18n } = useTranslation();
  const { openPage } = useServices();
  const call = useCall();
  const byRecency = people.toSorted((a, b) => b.updatedAt - a.updatedAt);
  const [chosen, setChosen] = useState<string | null>(null);
  const [typed, setName] = useState<string | null>(null);
  const [language, setLanguage] = useState<'en' | 'fr'>(() => contentLanguage(i18n.language));
  const [address, setAddress] = useState<'vous' | 'tu'>('vous');
  const [planned, setPlanned] = useState<number | null>(null);
  const [theirs, setTheirs] = useState<boolean | null>(null);
  const [byItself, setByItself] = useState<boolean | null>(null);
  const { start, problem } = useStart();

  const linkKey = call.liveAudioConnections > 0 ? meetingKey(call.url ?? undefined) : null;
  const tied = personOfLink(byRecency, linkKey);
  const practice = isPractice(call.url);
  const practiceName = t('panel.start.practiceName');
  const name = typed ?? (practice ? practiceName : '');
  const expected = practice
    ? byRecency.find(({ payload }) => payload.name === practiceName)
    : (tied ?? byRecency[0]);
  const personId = chosen ?? expected?.id ?? SOMEONE_NEW;
  const person = people.find(({ id }) => id === personId) ?? null;
  const prep = usePrep(person?.id ?? null);
  const plannedMinutes = planned ?? (person?.payload.plannedMs ?? DEFAULT_PLANNED_MS) / 60_000;
  const isTheirs = theirs ?? (linkKey !== null && keepsLink(people, person, linkKey));
  const startsByItself =
    isTheirs &&
    (byItself ?? (linkKey !== null && holdsMeeting(person?.payload.startsAt ?? [], linkKey)));

  function shaped(before: PersonRecord, nowMs: number): PersonRecord {
    const linked = isTheirs ? withLink : withoutLink;
    return withPayload(
      before,
      {
        ...(linkKey === null
          ? before.payload
          : withStart(linked(before.payload, linkKey), linkKey, startsByItself)),
        ...(person ? {} : { language, address }),
        plannedMs: plannedMinutes * 60_000,
      },
      nowMs,
    );
  }

  async function begin() {
    // The session takes with it what was prepared: all of it.
    await prep?.flush();
    await start({ person, name, language, practice, shaped, plannedMs: plannedMinutes * 60_000 });
  }

  return (
    <main className={styles.column}>
      {justEnded && <JustEnded {...justEnded} />}
      <NudgeOffer sessions={sessions} />
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void begin();
        }}
      >
        <h1 className={styles.title}>{t('panel.start.title')}</h1>
        <CallNotice quietText={t('panel.start.noCall')} />
        {people.length > 0 && (
          <Select
            label={t('panel.start.who')}
            value={personId}
            onValueChange={setChosen}
            options={[
              ...byRecency.map(({ id, payload }) => ({ value: id, label: payload.name })),
              { value: SOMEONE_NEW, label: t('panel.start.newPerson') },
            ]}
          />
        )}
        {!person && (
          <>
            <TextField
              label={t('panel.start.name')}
              hint={t('panel.start.nameHint')}
              value={name}
              onValueChange={setName}
              maxLength={200}
              autoComplete="off"
            />
            <Select
              label={t('panel.start.language')}
              value={language}
              onValueChange={setLanguage}
              options={[
                { value: 'en', label: t('panel.start.english') },
                { value: 'fr', label: t('panel.start.french') },
              ]}
            />
            {language === 'fr' && (
              <Select
                label={t('panel.start.address')}
                value={address}
                onValueChange={setAddress}
                options={[
                  { value: 'vous', label: 'vous' },
                  { value: 'tu', label: 'tu' },
                ]}
              />
            )}
          </>
        )}
        <NumberField
          label={t('panel.start.planned')}
          unit={t('panel.start.minutes')}
          value={plannedMinutes}
          onValueChange={setPlanned}
          min={1}
          max={720}
        />
        {linkKey && (
          <div>
            <Checkbox
              label={t('panel.start.itsLink')}
              checked={isTheirs}
              onCheckedChange={setTheirs}
            />
            {isTheirs && (
              <Checkbox
                label={t('panel.start.byItself')}
                checked={startsByItself}
                onCheckedChange={setByItself}
              />
            )}
          </div>
        )}
        {person && <CheckInLine person={person} />}
        {prep && (
          <div className={styles.prep}>
            <PrepField key={prep.personId} {...prep} />
          </div>
        )}
        {problem && <Notice tone="attention">{t(problem)}</Notice>}
        <Button type="submit" variant="primary" fill>
          {t('panel.start.start')}
        </Button>
        <div className={styles.row}>
          <ToFinish sessions={sessions} except={justEnded?.session.id} />
          <Button variant="quiet" onClick={() => void openPage('journal')}>
            {t('journal.title')}
          </Button>
          <Button variant="quiet" onClick={() => void openPage('options')}>
            {t('panel.start.settings')}
          </Button>
        </div>
      </form>
    </main>
  );
}
