/** The person's meeting links: stored when a session starts in a call, or entered here. */
import { X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { linksOf, readLink, withLink, withoutLink, withStart } from '../../../lib/people/links';
import { Button, IconButton, Section, TextField, useToast } from '../../ui';
import styles from './PersonPage.module.css';
import type { PersonEdits } from './usePersonEdits';

const PROBLEMS = {
  noMeeting: 'journal.person.linkBad',
  unclearMeeting: 'journal.person.linkUnclear',
} as const;
type LinkProblem = keyof typeof PROBLEMS;

export function Links({ form, change }: PersonEdits) {
  const { t } = useTranslation();
  const toast = useToast();
  const links = linksOf(form);

  const remove = (key: string) => {
    const started = form.startsAt.includes(key);
    change(`link ${key}`, (before) => withoutLink(before, key));
    toast.show({
      message: t('journal.person.linkRemoved'),
      action: {
        label: t('common.undo'),
        run: () =>
          change(`link ${key}`, (before) => withStart(withLink(before, key), key, started)),
      },
    });
  };

  return (
    <Section title={t('journal.person.links')}>
      <div className={styles.fields}>
        <p className={styles.meta}>{t('journal.person.linksHint')}</p>
        {links.length === 0 ? (
          <p className={styles.quiet}>{t('journal.person.linksNone')}</p>
        ) : (
          <ul role="list">
            {links.map((key) => (
              <li key={key} className={styles.link}>
                <span>
                  {key}
                  {form.startsAt.includes(key) && (
                    <span className={styles.meta}> · {t('journal.person.startsByItself')}</span>
                  )}
                </span>
                <IconButton
                  label={t('journal.person.removeLink', { link: key })}
                  icon={<X />}
                  tooltipSide="left"
                  onClick={() => remove(key)}
                />
              </li>
            ))}
          </ul>
        )}
        <AddLink onAdd={(key) => change(`link ${key}`, (before) => withLink(before, key))} />
      </div>
    </Section>
  );
}

function AddLink({ onAdd }: { readonly onAdd: (key: string) => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<LinkProblem | null>(null);
  return (
    <form
      className={styles.linkForm}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const link = readLink(typed);
        setProblem('problem' in link ? link.problem : null);
        if ('problem' in link) return;
        onAdd(link.key);
        setTyped('');
      }}
    >
      <TextField
        label={t('journal.person.addLink')}
        hint={t('journal.person.linkHint')}
        error={problem === null ? undefined : t(PROBLEMS[problem])}
        value={typed}
        maxLength={2_000}
        onValueChange={(text) => {
          setTyped(text);
          setProblem(null);
        }}
      />
      <Button type="submit">{t('journal.people.add')}</Button>
    </form>
  );
}
