/** The four questions to the person coached: answered orally, or sent as a message. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { contentLanguage } from '../../lib/i18n';
import type { PersonPayload } from '../../lib/people/person';
import { COACHEE_ENDS, COACHEE_WORDS } from '../../lib/reflection/coachee';
import { COACHEE_QUESTIONS, type ReflectionPayload } from '../../lib/reflection/reflection';
import { Scale, Section } from '../ui';
import { CopyMessage } from './CopyMessage';
import styles from './Coachee.module.css';

type Answers = ReflectionPayload['coachee'];

interface CoacheeQuestionsProps {
  readonly person: PersonPayload | null;
  readonly answers: Answers;
  readonly onAnswer: (changed: Partial<Answers>) => void;
}

/** Optional; opens by itself only when something was answered. */
export function CoacheeQuestions({ person, answers, onAnswer }: CoacheeQuestionsProps) {
  const { t, i18n } = useTranslation();
  const language = person?.language ?? contentLanguage(i18n.language);
  const answered = COACHEE_QUESTIONS.filter((name) => answers[name] !== null).length;
  const [opens] = useState(answered > 0);

  return (
    <Section
      title={t('reflection.coachee.title')}
      collapsible
      defaultOpen={opens}
      meta={answered > 0 ? `${answered}/${COACHEE_QUESTIONS.length}` : undefined}
    >
      <div className={styles.stack}>
        <p className={styles.hint}>{t('reflection.coachee.hint')}</p>
        <div className={styles.stack} lang={language}>
          {COACHEE_QUESTIONS.map((name) => (
            <Scale
              key={name}
              label={COACHEE_WORDS[language][name]}
              value={answers[name]}
              onValueChange={(value) => onAnswer({ [name]: value })}
              lowLabel={COACHEE_ENDS[language].low}
              highLabel={COACHEE_ENDS[language].high}
              clearLabel={t('reflection.scales.clear')}
            />
          ))}
        </div>
        <CopyMessage language={language} address={person?.address ?? 'vous'} />
      </div>
    </Section>
  );
}
