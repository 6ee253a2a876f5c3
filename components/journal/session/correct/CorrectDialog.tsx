import { useId, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandError } from '../../../../lib/messages/commands';
import { timesOf } from '../../../../lib/session/correct';
import { knowsMore } from '../../../../lib/session/figures-of';
import { useStored } from '../../../data/useStored';
import { useServices } from '../../../app/services';
import { Button, Dialog, Notice, NumberField, Select, TextField, useToast } from '../../../ui';
import { SettingChoice } from '../../SettingChoice';
import styles from './Correct.module.css';
import { FailureBoundary } from '../../../data/FailureBoundary';
import { Overlaps } from './Overlaps';
import type { SessionActionsProps } from './SessionActions';
import { useCorrection } from './useCorrection';
import { WhatFollows } from './WhatFollows';
import { choosablePeople } from './choosablePeople';

type Failure = 'sessionUnderWay' | 'noSuchPerson' | 'notSaved';

/** Corrects person, times, planned length and kind of a session; shows all consequences before saving. */
export function CorrectDialog({
  session,
  person,
  chunks,
  flush,
  onCorrected,
  onClose,
}: SessionActionsProps & { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { stores, send, clock } = useServices();
  const toast = useToast();
  const formId = useId();
  const { data: people } = useStored('person', 'all', () => stores.people.list());
  const { form, edit, times, timesChanged, problem, command } = useCorrection(session);
  const [tried, setTried] = useState(false);
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  if (!people) return null;
  const ended = timesOf(session.payload.events) !== null;
  const chosen = people.find(({ id }) => id === form.personId) ?? null;
  const shown = tried ? problem : null;
  const { figures, events } = session.payload;
  const figuresStay = knowsMore(figures, chunks, events, clock.nowMs());

  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (saving) return;
    setTried(true);
    setFailure(null);
    if (problem !== null || form.planned === null) return;
    const correction = command();
    if (correction === null) return onClose();
    setSaving(true);
    const reply = (await flush()) ? await send(correction) : null;
    setSaving(false);
    if (!reply?.ok) return setFailure(failureOf(reply?.error));
    toast.show({ message: t('journal.session.correct.done') });
    onCorrected();
  };

  return (
    <Dialog
      open
      onOpenChange={() => !saving && onClose()}
      title={t('journal.session.correct.title')}
      closeLabel={t('common.close')}
      actions={
        <Button type="submit" form={formId} variant="primary">
          {t('common.save')}
        </Button>
      }
    >
      <form id={formId} className={styles.form} noValidate onSubmit={(event) => void save(event)}>
        <Select
          label={t('journal.session.correct.who')}
          hint={t('journal.session.correct.moves')}
          value={form.personId}
          onValueChange={(personId) => edit({ personId })}
          options={[
            ...(person ? [] : [{ value: '', label: t('journal.reflections.someone') }]),
            ...choosablePeople(people, session.personId).map(({ id, payload }) => ({
              value: id,
              label: payload.name,
            })),
          ]}
        />
        {chosen && chosen.id !== session.personId && (
          <WhatFollows session={session} times={times} chunks={chunks} person={chosen} />
        )}
        {ended ? (
          <>
            <TextField
              type="datetime-local"
              label={t('journal.session.correct.began')}
              value={form.began}
              onValueChange={(began) => edit({ began })}
              error={
                shown === 'missing' && form.began === ''
                  ? t('journal.session.correct.missing')
                  : undefined
              }
            />
            <TextField
              type="datetime-local"
              label={t('journal.session.correct.ended')}
              value={form.ended}
              onValueChange={(ended) => edit({ ended })}
              error={
                shown && !(shown === 'missing' && form.began === '')
                  ? t(`journal.session.correct.${shown}`)
                  : undefined
              }
            />
            <div role="status" className={styles.news}>
              {timesChanged && times && session.payload.figures && (
                <p className={styles.meta}>
                  {t(`journal.session.correct.${figuresStay ? 'figuresKept' : 'anew'}`)}
                </p>
              )}
              {timesChanged && times && (
                <FailureBoundary name={t('journal.sessions.title')}>
                  <Overlaps sessionId={session.id} times={times} people={people} />
                </FailureBoundary>
              )}
            </div>
            <NumberField
              label={t('journal.session.correct.planned')}
              unit={t('panel.start.minutes')}
              min={1}
              max={720}
              value={form.planned}
              onValueChange={(planned) => edit({ planned })}
            />
            <SettingChoice value={form.setting} onValueChange={(setting) => edit({ setting })} />
          </>
        ) : (
          <p className={styles.meta}>{t('journal.session.correct.underWay')}</p>
        )}
        {failure && <Notice tone="attention">{t(`journal.session.correct.${failure}`)}</Notice>}
      </form>
    </Dialog>
  );
}

function failureOf(error: CommandError | undefined): Failure {
  return error === 'sessionUnderWay' || error === 'noSuchPerson' ? error : 'notSaved';
}
