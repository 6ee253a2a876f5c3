/** A call between two voices in one page of the extension, to try everything on. */
import type { PracticeLanguage, PracticeLine } from './conversation';

export interface PracticeState {
  readonly call: 'idle' | 'connecting' | 'live' | 'failed';
  /** What is being said. */
  readonly line: PracticeLine | null;
}

export interface PracticeCall {
  current(): PracticeState;
  /** @returns its stop */
  listen(listener: () => void): () => void;
  /** Must run in the turn of a click: the browser plays sound only then. */
  begin(language: PracticeLanguage): void;
  hangUp(): void;
}

export const PRACTICE_PAGE = '/practice.html';

/** Whether an address is that of a practice call, of this extension or another of its kind. */
export function isPractice(url: string | null | undefined): boolean {
  try {
    const { protocol, pathname } = new URL(url ?? '');
    return /^(chrome|moz)-extension:$/.test(protocol) && pathname === PRACTICE_PAGE;
  } catch {
    return false;
  }
}
