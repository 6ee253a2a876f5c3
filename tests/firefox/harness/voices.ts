/** Voices for the test call that keep time on a machine without a sound card. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { HTTPRequest, Page } from 'puppeteer-core';
import { stories, type StoryId } from '../../fixtures/call/stories';
import type { Speaker } from '../../fixtures/call/timeline';
import { wavOf } from '../../fixtures/call/voices';

/** The call must begin, and its story, before the recording's lead is over. */
const LEAD_MS = 120_000;
const STAND_IN = fileURLToPath(new URL('../pages/story.js', import.meta.url));

/** Gives a page of the test call its stand-in for /story.js; call it before the page is opened. */
export async function giveVoices(page: Page): Promise<void> {
  await page.setRequestInterception(true);
  page.on('request', (request) => void answer(request));
}

async function answer(request: HTTPRequest): Promise<void> {
  const { pathname, search } = new URL(request.url());
  if (pathname === '/story.js' && search === '') {
    return await request.respond({
      contentType: 'text/javascript',
      body: readFileSync(STAND_IN, 'utf8'),
    });
  }
  const [, folder, story, speaker] = pathname.split('/');
  if (folder !== 'spoken') return await request.continue();
  await request.respond({
    contentType: 'audio/wav',
    headers: { 'x-lead-ms': String(LEAD_MS) },
    body: recording(story as StoryId, speaker as Speaker),
  });
}

function recording(id: StoryId, speaker: Speaker): Buffer {
  const { durationMs, lines } = stories[id];
  return wavOf(
    {
      id,
      durationMs: LEAD_MS + durationMs,
      lines: lines.map((line) => ({ ...line, atMs: LEAD_MS + line.atMs })),
    },
    speaker,
  );
}
