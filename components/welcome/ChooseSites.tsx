import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallService } from '../../lib/call/services';
import { useServices } from '../app/services';
import { Button, Checkbox, Notice, TextField } from '../ui';
import { chosenPatterns } from './allowedSites';
import styles from './Welcome.module.css';

type Problem = 'nothingChosen' | 'notAnAddress' | 'refused';

export function ChooseSites({ services }: { readonly services: readonly CallService[] }) {
  const { t } = useTranslation();
  const { sites } = useServices();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [address, setAddress] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);

  const choose = (id: string, wanted: boolean) => {
    setProblem(null);
    setChosen(new Set([...chosen].filter((other) => other !== id).concat(wanted ? id : [])));
  };

  const allow = () => {
    const choice = chosenPatterns(chosen, address);
    if ('problem' in choice) return setProblem(choice.problem);
    setProblem(null);
    // Call it synchronously in the click handler: browsers open the permission prompt only for a click.
    sites.allow(choice.patterns).then(
      (given) => {
        if (!given) return setProblem('refused');
        setChosen(new Set());
        setAddress('');
      },
      () => setProblem('refused'),
    );
  };

  return (
    <form
      className={styles.stack}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        allow();
      }}
    >
      {services.length > 0 && (
        <fieldset>
          <legend className={styles.legend}>{t('welcome.sites.choose')}</legend>
          <div className={styles.services}>
            {services.map(({ id, name, quirk }) => (
              <Checkbox
                key={id}
                label={name}
                hint={quirk && t(`welcome.sites.quirk.${quirk}`)}
                checked={chosen.has(id)}
                onCheckedChange={(wanted) => choose(id, wanted)}
              />
            ))}
          </div>
        </fieldset>
      )}
      <TextField
        label={t('welcome.sites.other')}
        hint={t('welcome.sites.otherHint')}
        error={problem === 'notAnAddress' ? t('welcome.sites.notAnAddress') : undefined}
        value={address}
        onValueChange={(typed) => {
          setProblem(null);
          setAddress(typed);
        }}
        inputMode="url"
        spellCheck={false}
      />
      {(problem === 'nothingChosen' || problem === 'refused') && (
        <Notice tone="attention">{t(`welcome.sites.${problem}`)}</Notice>
      )}
      <Button type="submit" variant="primary" className={styles.allow}>
        {t('welcome.sites.allow')}
      </Button>
    </form>
  );
}
