import { useTranslation } from 'react-i18next';
import { SCALES, type ReflectionPayload } from '../../lib/reflection/reflection';
import { Scale, Section } from '../ui';
import type { EditReflection } from './useReflectionForm';
import styles from './TalkShare.module.css';

interface ScalesProps {
  readonly form: ReflectionPayload;
  readonly edit: EditReflection;
}

export function Scales({ form, edit }: ScalesProps) {
  const { t } = useTranslation();
  return (
    <Section title={t('reflection.scales.title')}>
      <div className={styles.stack}>
        {SCALES.map((name) => (
          <Scale
            key={name}
            label={t(`reflection.scales.${name}`)}
            value={form.scales[name]}
            onValueChange={(value) => edit({ scales: { [name]: value } })}
            lowLabel={t('reflection.scales.low')}
            highLabel={t('reflection.scales.high')}
            clearLabel={t('reflection.scales.clear')}
          />
        ))}
      </div>
    </Section>
  );
}
