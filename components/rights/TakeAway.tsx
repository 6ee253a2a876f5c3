import type { Root } from 'mdast';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExportLanguage } from '../../lib/export/labels';
import type { PersonHoldings } from '../../lib/rights/holdings';
import { personFile } from '../../lib/rights/person-file';
import { useServices } from '../app/services';
import { Button, Notice, Section } from '../ui';
import styles from './Rights.module.css';

interface TakeAwayProps {
  readonly holdings: PersonHoldings;
  /** In the person's own language. */
  readonly tree: () => Root;
  readonly language: ExportLanguage;
}

/** Files for the person: one to read, one for programs. File names do not contain the person's name. */
export function TakeAway({ holdings, tree, language }: TakeAwayProps) {
  const { t } = useTranslation();
  const { clock, saveFile } = useServices();
  const [outcome, setOutcome] = useState<'saved' | 'notSaved' | null>(null);

  const save = async (ending: string, type: string, make: () => Promise<string> | string) => {
    try {
      const day = new Date(clock.nowMs()).toISOString().slice(0, 10);
      await saveFile(`aparte-${day}.${ending}`, type, await make());
      setOutcome('saved');
    } catch (error) {
      console.warn('aparté: a file was not saved', error);
      setOutcome('notSaved');
    }
  };
  const page = async () => {
    const { htmlPage } = await import('../../lib/export/page');
    const { toHtml } = await import('../../lib/export/render');
    return htmlPage(toHtml(tree()), 'Aparté', language);
  };
  const markdown = async () => {
    const { toMarkdown } = await import('../../lib/export/render');
    return toMarkdown(tree());
  };

  return (
    <Section title={t('rights.person.take')}>
      <div className={styles.stack}>
        <p className={styles.hint}>{t('rights.person.takeHint')}</p>
        <div className={styles.row}>
          <Button onClick={() => void save('html', 'text/html', page)}>
            {t('rights.person.page')}
          </Button>
          <Button onClick={() => void save('md', 'text/markdown', markdown)}>
            {t('rights.person.markdown')}
          </Button>
          <Button
            onClick={() =>
              void save('json', 'application/json', () => personFile(holdings, clock.nowMs()))
            }
          >
            {t('rights.person.data')}
          </Button>
        </div>
        {outcome && (
          <Notice tone={outcome === 'saved' ? 'info' : 'attention'}>
            {t(`rights.person.${outcome}`)}
          </Notice>
        )}
      </div>
    </Section>
  );
}
