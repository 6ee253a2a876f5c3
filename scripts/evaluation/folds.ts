import type { SpeechModel } from '../../lib/speech/voice-channel';
import type { Recording } from './recording';

/** What each fold is heard with: trained without its calls. */
export interface FoldModels {
  readonly foldOf: Readonly<Record<string, number>>;
  readonly models: readonly SpeechModel[];
}

export const FOLD_MODELS_FILE = 'scripts/evaluation/fold-models.json';

/**
 * Divides calls into `count` folds of about the same size, so that nobody is heard in two of them:
 * calls that share a voice, and one call under several conditions, stay together.
 * @returns the fold of each call, from 0
 */
export function foldsByVoice(
  recordings: readonly Pick<Recording, 'call' | 'voices'>[],
  count: number,
): Map<string, number> {
  const groups = groupsByVoice(recordings);
  const sizes = Array.from({ length: count }, () => 0);
  const foldOf = new Map<string, number>();
  // The largest group first, each into the fold that holds the fewest calls so far.
  for (const group of groups.toSorted((a, b) => b.length - a.length || compare(a[0], b[0]))) {
    const fold = sizes.indexOf(Math.min(...sizes));
    sizes[fold] = (sizes[fold] ?? 0) + group.length;
    for (const call of group) foldOf.set(call, fold);
  }
  return foldOf;
}

/** Calls that are connected by voices, directly or through other calls. */
function groupsByVoice(recordings: readonly Pick<Recording, 'call' | 'voices'>[]): string[][] {
  let groups: { calls: Set<string>; voices: Set<string> }[] = [];
  for (const { call, voices } of recordings) {
    const joined = { calls: new Set([call]), voices: new Set(voices) };
    const apart = groups.filter((group) => {
      const shared = group.calls.has(call) || voices.some((voice) => group.voices.has(voice));
      if (!shared) return true;
      for (const one of group.calls) joined.calls.add(one);
      for (const one of group.voices) joined.voices.add(one);
      return false;
    });
    groups = [...apart, joined];
  }
  return groups.map(({ calls }) => [...calls].toSorted());
}

function compare(a = '', b = ''): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
