/** What was stored of a whole story, beside what was said in it. */
import type { Page } from '@playwright/test';
import { compare, type Comparison } from '../../bench/evaluation/compare';
import { stories } from '../../fixtures/call/stories';
import { truthOf } from '../../fixtures/call/timeline';
import { readManifest } from '../../fixtures/call/voices';
import type { Call } from '../harness/call';
import { chunksIn } from '../harness/heard';
import { until } from '../harness/wait';

/** A chunk holds five seconds, and comes two seconds late. */
const STORED_AFTER_MS = 15_000;

/** Waits for the story's end. @param inside a page of the extension */
export async function toldStory(call: Call, inside: Page): Promise<Comparison> {
  await call.told();
  const story = stories[call.story];
  const begunAt = await call.storyStartedAt();
  const chunks = await until(
    'the whole story to be stored',
    async () => {
      const stored = await chunksIn(inside);
      return (stored.at(-1)?.toMs ?? 0) >= begunAt + story.durationMs ? stored : null;
    },
    STORED_AFTER_MS,
  );
  return compare(chunks, truthOf(story, readManifest()), begunAt, story.durationMs);
}

/** Measured − true coach share in points. @throws when nobody was heard. */
export function shareErrorPoints({ measured, truth }: Comparison): number {
  if (measured.coachShare === null || truth.coachShare === null)
    throw new Error('There is no share to compare.');
  return (measured.coachShare - truth.coachShare) * 100;
}
