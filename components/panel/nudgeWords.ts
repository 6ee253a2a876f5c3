/** The words of a cue, in the coach's language, or of a prompt, in the person's; with the reason. */
import { useTranslation } from 'react-i18next';
import { contentLanguage } from '../../lib/i18n';
import type { NudgeCard } from '../../lib/nudges/reduce';
import { RULES } from '../../lib/nudges/triggers';
import type { PersonRecord } from '../../lib/people/person';
import { CORE_PROMPTS } from '../../lib/prompts/catalogue';
import { promptText, type Prompt } from '../../lib/prompts/prompt';
import type { Settings } from '../../lib/settings/settings';
import { clockTime } from '../../lib/time/format';

interface NudgeWords {
  readonly text: string;
  readonly language: 'en' | 'fr';
  readonly why: string;
  /** Null for a cue for the coach alone. */
  readonly prompt: Prompt | null;
}

export function useNudgeWords(
  card: NudgeCard | null,
  person: PersonRecord | null,
  settings: Settings,
): NudgeWords | null {
  const { t, i18n } = useTranslation();
  if (!card) return null;
  const coachLanguage = contentLanguage(i18n.language);
  const why = t(`panel.nudges.why.${card.trigger}`, figures(card, settings));
  const prompt = promptFor(card);
  if (!prompt)
    return { text: t(`panel.nudges.cue.${cueOf(card)}`), language: coachLanguage, why, prompt };
  const language = person?.payload.language ?? coachLanguage;
  const text = promptText(prompt, language, person?.payload.address ?? 'vous');
  return { text, language, why, prompt };
}

type Cue = 'longSilence' | 'longCoachTurn' | 'interruptions' | 'toolHeavy';
const CUES: readonly string[] = ['longSilence', 'longCoachTurn', 'interruptions', 'toolHeavy'];

function cueOf({ trigger }: NudgeCard): Cue {
  return (CUES.includes(trigger) ? trigger : 'longCoachTurn') as Cue;
}

/** Selects a prompt by when the card was shown: it varies between cards and stays the same on one card. */
function promptFor({ trigger, shownMs }: NudgeCard): Prompt | null {
  const { offer } = RULES[trigger];
  if (offer === 'cue') return null;
  const fitting = CORE_PROMPTS.filter(
    ({ theme, intent, kind }) =>
      kind === 'say' && theme === offer.theme && offer.intents.includes(intent),
  );
  return fitting[Math.floor(shownMs / 1_000) % fitting.length] ?? null;
}

/** All figures that a reason may name; each reason uses those that fit it. */
function figures({ why }: NudgeCard, settings: Settings) {
  const spanMs = why.unit === 'count' ? why.withinMs : settings.rollingMs;
  return {
    time: clockTime(Math.max(0, why.value)),
    percent: Math.round(why.value),
    count: why.value,
    minutes: Math.max(0, Math.round((why.unit === 'ms' ? why.value : spanMs) / 60_000)),
  };
}
