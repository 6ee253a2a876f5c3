/** The practice call: two voices in one page of the extension, to try all features. */
import type { PracticeLanguage, PracticeLine } from './conversation';

export interface PracticeState {
  readonly call: 'idle' | 'connecting' | 'live' | 'failed';
  /** The line being spoken. */
  readonly line: PracticeLine | null;
}

export interface PracticeCall {
  current(): PracticeState;
  /** @returns a function that stops it */
  listen(listener: () => void): () => void;
  /** Call it synchronously in a click handler: the browser blocks sound otherwise. */
  begin(language: PracticeLanguage): void;
  hangUp(): void;
}

export const PRACTICE_PAGE = '/practice.html';

/** Whether a URL is the practice page of this extension, or of another installation of it. */
export function isPractice(url: string | null | undefined): boolean {
  try {
    const { protocol, pathname } = new URL(url ?? '');
    return /^(chrome|moz)-extension:$/.test(protocol) && pathname === PRACTICE_PAGE;
  } catch {
    return false;
  }
}
