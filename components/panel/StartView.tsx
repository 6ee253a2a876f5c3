/** Starts a session with one press: with a known or a new person, with or without a call. */
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { certainMeetingKey, holdsMeeting } from '../../lib/call/meeting';
import { contentLanguage } from '../../lib/i18n';
import {
  keepsLink,
  othersHaveLink,
  withLink,
  withoutLink,
  withStart,
} from '../../lib/people/links';
import { withPayload } from '../../lib/records/envelope';
import { isPractice } from '../../lib/practice/practice-call';
import { DEFAULT_PLANNED_MS, type PersonRecord } from '../../lib/people/person';
import { useCall } from '../app/hooks';
import { useServices } from '../app/services';
import { FailureBoundary } from '../data/FailureBoundary';
import { Button, Checkbox, Notice, NumberField } from '../ui';
import { CallNotice } from './CallNotice';
import { CheckInLine } from './CheckInLine';
import styles from './Panel.module.css';
import { ToFinish } from './ToFinish';
import { usePrep } from './usePrep';
import { useStart } from './useStart';
import type { BeforeSession } from './useOpenSession';
import { JustEnded } from './JustEnded';
import { StillWith } from './StillWith';
import { NudgeOffer } from './NudgeOffer';
import { NewPersonFields, type NewPersonForm } from './NewPersonFields';
import { PrepField } from './PrepField';
import { NOBODY, SOMEONE_NEW, useWho, type Who } from './useWho';
import { WhoFields, type WhoFieldsHandle } from './WhoFields';

export function StartView({ people, sessions, justEnded }: BeforeSession) {
  const { t, i18n } = useTranslation();
  const { openPage } = useServices();
  const call = useCall();
  const byRecency = people.toSorted((a, b) => b.updatedAt - a.updatedAt);
  const who = useWho(byRecency);
  const { person } = who;
  const whoFields = useRef<WhoFieldsHandle>(null);
  const [typed, setTyped] = useState<Partial<NewPersonForm>>({});
  const [planned, setPlanned] = useState<number | null>(null);
  const [linkChoice, setLinkChoice] = useState<LinkChoice | null>(null);
  const [missing, setMissing] = useState<Missing | null>(null);
  const { start, problem } = useStart();
  // Shown from the press until the missing answer is given.
  const asked = missing !== null && missing === whatIsMissing(who) ? missing : null;

  const saidTheirs = who.question === 'newLink' && who.confirmed;
  const linkKey = call.liveAudioConnections > 0 || saidTheirs ? certainMeetingKey(call.url) : null;
  const practice = isPractice(call.url);
  const newPerson: NewPersonForm = {
    name: practice ? t('panel.start.practiceName') : '',
    language: contentLanguage(i18n.language),
    address: 'vous',
    ...typed,
  };
  const prep = usePrep(person?.id ?? null);
  const plannedMinutes = planned ?? (person?.payload.plannedMs ?? DEFAULT_PLANNED_MS) / 60_000;
  // A choice belongs to one person and one link: reset it for another pair.
  const about = `${who.value} ${linkKey}`;
  const { theirs, byItself }: Partial<LinkChoice> = linkChoice?.about === about ? linkChoice : {};
  const isTheirs = theirs ?? (linkKey !== null && keepsLink(people, person, linkKey));
  const startsByItself =
    isTheirs &&
    (byItself ?? (linkKey !== null && holdsMeeting(person?.payload.startsAt ?? [], linkKey)));
  const shared = linkKey !== null && othersHaveLink(people, person?.id, linkKey);

  function shaped(before: PersonRecord, nowMs: number): PersonRecord {
    const linked = isTheirs ? withLink : withoutLink;
    return withPayload(
      before,
      {
        ...(linkKey === null
          ? before.payload
          : withStart(linked(before.payload, linkKey), linkKey, startsByItself)),
        ...(person ? {} : { language: newPerson.language, address: newPerson.address }),
        plannedMs: plannedMinutes * 60_000,
      },
      nowMs,
    );
  }

  async function begin() {
    const lacking = whatIsMissing(who);
    setMissing(lacking);
    if (lacking !== null) return whoFields.current?.focus();
    // Save pending preparation first: the session takes it along.
    await prep?.flush();
    const { name, language } = newPerson;
    await start({ person, name, language, practice, shaped, plannedMs: plannedMinutes * 60_000 });
  }

  return (
    <main className={styles.column}>
      <FailureBoundary name={t('panel.session.controls')}>
        <StillWith />
      </FailureBoundary>
      {justEnded && (
        <FailureBoundary name={t('panel.ended.part')}>
          <JustEnded {...justEnded} />
        </FailureBoundary>
      )}
      <FailureBoundary name={t('panel.nudges.offerTitle')}>
        <NudgeOffer sessions={sessions} />
      </FailureBoundary>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void begin();
        }}
      >
        <h1 className={styles.title}>{t('panel.start.title')}</h1>
        <CallNotice quietText={t('panel.start.noCall')} />
        <WhoFields people={byRecency} who={who} handle={whoFields} />
        {who.value === SOMEONE_NEW && (
          <NewPersonFields
            {...newPerson}
            onChange={(change) => setTyped((before) => ({ ...before, ...change }))}
          />
        )}
        <NumberField
          label={t('panel.start.planned')}
          unit={t('panel.start.minutes')}
          value={plannedMinutes}
          onValueChange={setPlanned}
          min={1}
          max={720}
        />
        {linkKey && who.value !== NOBODY && (
          <div>
            <Checkbox
              label={t('panel.start.itsLink')}
              checked={isTheirs}
              onCheckedChange={(yes) => setLinkChoice({ about, byItself, theirs: yes })}
            />
            {isTheirs && !shared && (
              <Checkbox
                label={t('panel.start.byItself')}
                checked={startsByItself}
                onCheckedChange={(yes) => setLinkChoice({ about, theirs, byItself: yes })}
              />
            )}
          </div>
        )}
        {person && (
          <FailureBoundary name={t('journal.checkIns.title')}>
            <CheckInLine person={person} />
          </FailureBoundary>
        )}
        {prep && (
          <div className={styles.prep}>
            <FailureBoundary key={prep.personId} name={t('panel.prep.title')}>
              <PrepField {...prep} />
            </FailureBoundary>
          </div>
        )}
        {asked && (
          <Notice tone="attention">{t(asked, { name: person?.payload.name ?? '' })}</Notice>
        )}
        {problem && <Notice tone="attention">{t(problem)}</Notice>}
        <Button type="submit" variant="primary" fill>
          {t('panel.start.start')}
        </Button>
        <div className={styles.row}>
          <FailureBoundary name={t('journal.reflections.title')}>
            <ToFinish sessions={sessions} except={justEnded?.session.id} />
          </FailureBoundary>
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

/** The coach's choices for the link that differ from the stored ones. */
interface LinkChoice {
  /** The person and the link it belongs to. */
  readonly about: string;
  readonly theirs: boolean | undefined;
  readonly byItself: boolean | undefined;
}

type Missing = 'panel.start.whoMissing' | 'panel.start.confirmMissing';

/** What the coach must still answer about the person before a session can start. */
function whatIsMissing({ value, question, confirmed }: Who): Missing | null {
  if (value === NOBODY) return 'panel.start.whoMissing';
  return question !== null && !confirmed ? 'panel.start.confirmMissing' : null;
}
