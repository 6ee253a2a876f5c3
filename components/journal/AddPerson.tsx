/** Creates a person before their first session, so that goals and agreement can be written ahead. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newPerson } from '../../lib/people/person';
import { useServices } from '../app/services';
import { useLanguage } from '../app/useLanguage';
import { Button, TextField } from '../ui';
import styles from './People.module.css';
import { placeHref } from './place';

export function AddPerson() {
  const { t } = useTranslation();
  const { stores, clock } = useServices();
  const language = useLanguage();
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<
    'panel.start.nameMissing' | 'journal.people.notAdded' | null
  >(null);

  const add = async () => {
    if (name.trim() === '') return setProblem('panel.start.nameMissing');
    const person = newPerson(name, language, { id: clock.newId(), nowMs: clock.nowMs() });
    try {
      await stores.people.put(person);
      window.location.hash = placeHref('person', person.id);
    } catch {
      setProblem('journal.people.notAdded');
    }
  };

  return (
    <form
      className={styles.add}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <TextField
        label={t('journal.people.someoneNew')}
        hint={t('panel.start.nameHint')}
        error={problem ? t(problem) : undefined}
        value={name}
        maxLength={200}
        onValueChange={(text) => {
          setName(text);
          setProblem(null);
        }}
      />
      <Button type="submit">{t('journal.people.add')}</Button>
    </form>
  );
}
