import { useTranslation } from 'react-i18next';
import { LINES, type ReflectionPayload } from '../../lib/reflection/reflection';
import { Section, TextArea } from '../ui';
import type { EditReflection } from './useReflectionForm';
import styles from './TalkShare.module.css';

const MAX_CHARS = 100_000;

interface LinesProps {
  readonly form: ReflectionPayload;
  readonly edit: EditReflection;
}

export function Lines({ form, edit }: LinesProps) {
  const { t } = useTranslation();
  return (
    <Section title={t('reflection.lines.title')}>
      <div className={styles.stack}>
        {LINES.map((name) => (
          <TextArea
            key={name}
            label={t(`reflection.lines.${name}`)}
            value={form.lines[name]}
            maxLength={MAX_CHARS}
            onValueChange={(text) => edit({ lines: { [name]: text } }, 'soon')}
          />
        ))}
      </div>
    </Section>
  );
}
