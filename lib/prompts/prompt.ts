/** A prompt: a sentence for the coach to say, or a cue for the coach alone. */
import * as z from 'zod/mini';
import { MODELS, PHASES, type Model } from '../session/session';

export { MODELS, type Model };

export const THEMES = [1, 2, 3, 4, 5, 6] as const;
export type Theme = (typeof THEMES)[number];

export const INTENTS = [
  'invite',
  'explore',
  'reflect',
  'reframe',
  'scale',
  'affirm',
  'check',
  'commit',
  'close',
] as const;
export type Intent = (typeof INTENTS)[number];

export const PROMPT_KINDS = ['say', 'self-cue'] as const;
export type PromptKind = (typeof PROMPT_KINDS)[number];

export const PROMPT_LANGUAGES = ['en', 'fr'] as const;
export type PromptLanguage = (typeof PROMPT_LANGUAGES)[number];
/** How the coach addresses the coachee in French. */
export const ADDRESSES = ['vous', 'tu'] as const;
export type Address = (typeof ADDRESSES)[number];

export const MAX_PROMPT_CHARS = 500;

const wording = z.string().check(z.maxLength(MAX_PROMPT_CHARS));

export const promptSchema = z
  .object({
    /** Kebab case. Never rename a shipped id: uses, pins and edits refer to it. */
    id: z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), z.maxLength(80)),
    theme: z.literal([...THEMES]),
    phases: z.array(z.enum(PHASES)).check(z.minLength(1), z.maxLength(PHASES.length)),
    intent: z.enum(INTENTS),
    models: z.array(z.enum(MODELS)).check(z.maxLength(MODELS.length)),
    kind: z.enum(PROMPT_KINDS),
    /** A coach's own prompt may have a single wording; `promptText` falls back to it. */
    en: wording,
    frVous: wording,
    frTu: wording,
    origin: z.enum(['core', 'user']),
  })
  .check(
    z.refine(
      (prompt) => [prompt.en, prompt.frVous, prompt.frTu].some((text) => text.trim() !== ''),
      { error: 'A prompt needs a wording in at least one language.', path: ['en'] },
    ),
  );
export type Prompt = z.infer<typeof promptSchema>;

/** The wording to show; a missing form falls back to an existing one. */
export function promptText(prompt: Prompt, language: PromptLanguage, address: Address): string {
  const french = address === 'tu' ? [prompt.frTu, prompt.frVous] : [prompt.frVous, prompt.frTu];
  const wordings = language === 'fr' ? [...french, prompt.en] : [prompt.en, ...french];
  return wordings.find((text) => text.trim() !== '') ?? '';
}
