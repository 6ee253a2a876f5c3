/** Display labels for the catalogue's themes, phases and models. */
import type { Phase } from '../session/session';
import type { Intent, Model, PromptLanguage, Theme } from './prompt';

export type Label = Readonly<Record<PromptLanguage, string>>;

/** The six themes: a name, and its meaning in one line. */
export const THEME_LABELS: Readonly<
  Record<Theme, { readonly name: Label; readonly meaning: Label }>
> = {
  1: {
    name: { en: 'Beyond tools', fr: 'Au-delà des outils' },
    meaning: {
      en: 'Presence and trust come before any method.',
      fr: 'La présence et la confiance passent avant toute méthode.',
    },
  },
  2: {
    name: { en: 'Safety', fr: 'Sécurité' },
    meaning: {
      en: 'Room to doubt, ask, try and be vulnerable.',
      fr: 'Pouvoir douter, demander, essayer, se montrer vulnérable.',
    },
  },
  3: {
    name: { en: 'Listening', fr: 'Écoute' },
    meaning: {
      en: 'Hearing the person often helps more than any tool.',
      fr: 'Écouter la personne aide souvent plus qu’un outil.',
    },
  },
  4: {
    name: { en: 'Flexible tools', fr: 'Outils souples' },
    meaning: {
      en: 'Structure supports, and bends to each person.',
      fr: 'La structure soutient et s’adapte à chaque personne.',
    },
  },
  5: {
    name: { en: 'Impact', fr: 'Impact' },
    meaning: {
      en: 'Skills, energy and well-being, at work and in life.',
      fr: 'Compétences, élan et bien-être, au travail comme dans la vie.',
    },
  },
  6: {
    name: { en: 'Whole and lasting', fr: 'Global et durable' },
    meaning: {
      en: 'The whole person, and what remains afterwards.',
      fr: 'La personne tout entière, et ce qui restera après.',
    },
  },
};

export const PHASE_LABELS: Readonly<Record<Phase, Label>> = {
  open: { en: 'Open', fr: 'Ouvrir' },
  contract: { en: 'Contract', fr: 'S’accorder' },
  explore: { en: 'Explore', fr: 'Explorer' },
  deepen: { en: 'Deepen', fr: 'Approfondir' },
  options: { en: 'Options', fr: 'Imaginer' },
  commit: { en: 'Commit', fr: 'S’engager' },
  close: { en: 'Close', fr: 'Conclure' },
};

export const INTENT_LABELS: Readonly<Record<Intent, Label>> = {
  invite: { en: 'Invitation', fr: 'Invitation' },
  explore: { en: 'Exploration', fr: 'Exploration' },
  reflect: { en: 'Reflection', fr: 'Reflet' },
  reframe: { en: 'Reframing', fr: 'Recadrage' },
  scale: { en: 'Scaling', fr: 'Échelle' },
  affirm: { en: 'Affirmation', fr: 'Valorisation' },
  check: { en: 'Check', fr: 'Vérification' },
  commit: { en: 'Commitment', fr: 'Engagement' },
  close: { en: 'Closing', fr: 'Clôture' },
};

export const MODEL_LABELS: Readonly<Record<Model, Label>> = {
  grow: { en: 'GROW', fr: 'GROW' },
  clear: { en: 'CLEAR', fr: 'CLEAR' },
  oskar: { en: 'OSKAR', fr: 'OSKAR' },
  mfi: { en: 'Model for Improvement', fr: 'Modèle d’amélioration' },
  kata: { en: 'Coaching kata', fr: 'Kata de coaching' },
};

/** The step of each model in each phase; phases without a step are absent. */
export const MODEL_STEP_LABELS: Readonly<Record<Model, Readonly<Partial<Record<Phase, Label>>>>> = {
  grow: {
    contract: { en: 'Goal', fr: 'But' },
    explore: { en: 'Reality', fr: 'Réalité' },
    options: { en: 'Options', fr: 'Options' },
    commit: { en: 'Will', fr: 'Volonté' },
  },
  clear: {
    contract: { en: 'Contract', fr: 'Contrat' },
    explore: { en: 'Listen', fr: 'Écoute' },
    deepen: { en: 'Explore', fr: 'Exploration' },
    options: { en: 'Explore', fr: 'Exploration' },
    commit: { en: 'Action', fr: 'Action' },
    close: { en: 'Review', fr: 'Bilan' },
  },
  oskar: {
    open: { en: 'Review', fr: 'Bilan' },
    contract: { en: 'Outcome', fr: 'Résultat' },
    explore: { en: 'Scaling', fr: 'Échelle' },
    deepen: { en: 'Know-how', fr: 'Savoir-faire' },
    options: { en: 'Affirm', fr: 'Valorisation' },
    commit: { en: 'Action', fr: 'Action' },
  },
  mfi: {
    open: { en: 'Study', fr: 'Étudier' },
    contract: { en: 'Aim and measures', fr: 'But et mesures' },
    options: { en: 'Change ideas', fr: 'Idées de changement' },
    commit: { en: 'Plan', fr: 'Planifier' },
    close: { en: 'Next cycle', fr: 'Cycle suivant' },
  },
  kata: {
    open: { en: 'Last step', fr: 'Dernier pas' },
    contract: { en: 'Target condition', fr: 'Condition cible' },
    explore: { en: 'Actual condition', fr: 'Condition actuelle' },
    deepen: { en: 'Obstacles', fr: 'Obstacles' },
    commit: { en: 'Next step', fr: 'Prochain pas' },
  },
};
