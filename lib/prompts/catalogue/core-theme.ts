/** The compact format in which the catalogue's files are written. */
import type { Phase } from '../../session/session';
import type { Intent, Model, Prompt, Theme } from '../prompt';

/** `fr` alone when the wording addresses nobody, so that vous and tu do not differ. */
type French = { readonly fr: string } | { readonly frVous: string; readonly frTu: string };

type Entry = French & {
  readonly id: string;
  readonly phases: readonly Phase[];
  readonly intent: Intent;
  readonly en: string;
};

interface ThemeEntries {
  readonly say: readonly (Entry & { readonly models: readonly Model[] })[];
  /** Cues for the coach alone, independent of any model. */
  readonly selfCues: readonly Entry[];
}

export function coreTheme(theme: Theme, entries: ThemeEntries): readonly Prompt[] {
  const toPrompt = (entry: Entry, kind: Prompt['kind'], models: readonly Model[]): Prompt => ({
    id: entry.id,
    theme,
    phases: [...entry.phases],
    intent: entry.intent,
    models: [...models],
    kind,
    en: entry.en,
    frVous: 'fr' in entry ? entry.fr : entry.frVous,
    frTu: 'fr' in entry ? entry.fr : entry.frTu,
    origin: 'core',
  });
  return [
    ...entries.say.map((entry) => toPrompt(entry, 'say', entry.models)),
    ...entries.selfCues.map((entry) => toPrompt(entry, 'self-cue', [])),
  ];
}
