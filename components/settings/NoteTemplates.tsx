/** Texts to start a note from, saved while typing. */
import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { withPayload } from '../../lib/records/envelope';
import { newTemplate, type TemplateRecord } from '../../lib/templates/template';
import type { Saver } from '../app/saver';
import { useServices } from '../app/services';
import { useTakeBack } from '../app/useTakeBack';
import { useStored } from '../data/useStored';
import { useSaver } from '../app/useSaver';
import { Button, IconButton, Section, TextArea, TextField, useToast } from '../ui';
import styles from './NoteTemplates.module.css';

const EXAMPLES = ['commitment', 'aim', 'learning'] as const;

export function NoteTemplates() {
  const { t } = useTranslation();
  const { stores, clock } = useServices();
  const { data: all } = useStored('template', 'all', () => stores.templates.list());
  const { saver, state } = useSaver();
  const templates = (all ?? [])
    .filter(({ payload }) => payload.use === 'note')
    .toSorted((a, b) => a.createdAt - b.createdAt);

  function add(name: string, body: string) {
    const stamp = { id: clock.newId(), nowMs: clock.nowMs() };
    const template = newTemplate({ use: 'note', name, body }, stamp);
    saver.save(template.id, () => stores.templates.put(template));
  }

  function addExamples() {
    for (const name of EXAMPLES)
      add(
        t(`settings.templates.examples.${name}.name`),
        t(`settings.templates.examples.${name}.body`),
      );
  }

  if (!all) return null;
  return (
    <Section
      title={t('settings.templates.title')}
      meta={
        <span role="status">
          {state === 'saved' && t('common.saved')}
          {state === 'failed' && t('common.notSaved')}
        </span>
      }
    >
      <p className={styles.lead}>{t('settings.templates.lead')}</p>
      <ul role="list" className={styles.list}>
        {templates.map((template) => (
          <TemplateRow key={template.id} template={template} saver={saver} />
        ))}
      </ul>
      <div className={styles.actions}>
        <Button icon={<Plus />} onClick={() => add(t('settings.templates.newName'), '')}>
          {t('settings.templates.add')}
        </Button>
        {templates.length === 0 && (
          <Button variant="quiet" onClick={addExamples}>
            {t('settings.templates.addExamples')}
          </Button>
        )}
      </div>
    </Section>
  );
}

interface Written {
  readonly name: string;
  readonly body: string;
}

function TemplateRow({ template, saver }: { template: TemplateRecord; saver: Saver }) {
  const { t } = useTranslation();
  const { stores, clock } = useServices();
  const toast = useToast();
  const undo = useTakeBack();
  const { id } = template;
  // Show text again that a screen could not save before it unmounted.
  const [unsaved] = useState(() => saver.unsaved(id) as Written | undefined);
  const [name, setName] = useState((unsaved ?? template.payload).name);
  const [body, setBody] = useState((unsaved ?? template.payload).body);

  function keep(next: Written) {
    setName(next.name);
    setBody(next.body);
    const nowMs = clock.nowMs();
    saver.save(
      id,
      () =>
        stores.templates.update(
          id,
          (stored) =>
            stored &&
            withPayload(
              stored,
              // A template without a name keeps its last one.
              {
                ...stored.payload,
                name: next.name.trim() === '' ? stored.payload.name : next.name,
                body: next.body,
              },
              nowMs,
            ),
        ),
      'soon',
      next,
    );
  }

  async function remove() {
    await saver.flush();
    await stores.templates.remove(id, clock.nowMs());
    toast.show({
      message: t('settings.templates.removed'),
      action: {
        label: t('common.undo'),
        run: () => void undo(() => stores.templates.restore(id, clock.nowMs())),
      },
    });
  }

  return (
    <li className={styles.template}>
      <div className={styles.head}>
        <TextField
          label={t('settings.templates.name')}
          value={name}
          maxLength={200}
          error={name.trim() === '' ? t('settings.templates.nameMissing') : undefined}
          onValueChange={(next) => keep({ name: next, body })}
        />
        <IconButton
          label={t('settings.templates.remove', { name })}
          icon={<Trash2 />}
          onClick={() => void remove()}
        />
      </div>
      <TextArea
        label={t('settings.templates.body')}
        minRows={2}
        maxRows={12}
        maxLength={100_000}
        value={body}
        onValueChange={(next) => keep({ name, body: next })}
      />
    </li>
  );
}
