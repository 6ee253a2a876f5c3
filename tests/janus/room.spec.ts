import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { compare } from '../bench/evaluation/compare';
import { launchAparte, type Aparte } from '../e2e/harness/browser';
import { chunksIn } from '../e2e/harness/heard';
import { openPanel } from '../e2e/harness/panel';
import { PanelPage } from '../e2e/harness/panel-page';
import { until } from '../e2e/harness/wait';
import { fakeMicrophoneArgs } from '../fixtures/call/flags';
import { stories } from '../fixtures/call/stories';
import { truthOf, type Interval, type Speaker, type Story } from '../fixtures/call/timeline';
import { readManifest, wavOf } from '../fixtures/call/voices';
import { startDemoServer } from './demo-server';
import { startSfu } from './sfu';

/** Time for both to be in the room before anybody speaks. */
const LEAD_MS = 6_000;
const STORY: Story = {
  ...stories.demo,
  durationMs: stories.demo.durationMs + LEAD_MS,
  lines: stories.demo.lines.map((line) => ({ ...line, atMs: line.atMs + LEAD_MS })),
};
/** Half of what the balance bar lets the eye tell apart. */
const WITHIN_POINTS = 5;

type MicWindow = Window & { micOpenedAt?: number };

test('through a real forwarding unit the share is the truth’s', async () => {
  const voices = mkdtempSync(join(tmpdir(), 'aparte-voices-'));
  const sfu = await startSfu();
  const demo = await startDemoServer(sfu.server);
  // A browser has one fake microphone, so that each person needs a browser.
  const people: Aparte[] = [];
  const arrive = async (speaker: Speaker) => {
    const wav = join(voices, `${speaker}.wav`);
    writeFileSync(wav, wavOf(STORY, speaker));
    const aparte = await launchAparte({ args: fakeMicrophoneArgs(wav) });
    people.push(aparte);
    const page = await aparte.context.newPage();
    await page.addInitScript(noteMicrophone);
    await page.goto(`${demo.origin}/videoroomtest.html?room=1234`);
    return { aparte, page };
  };

  try {
    const guest = await arrive('coachee');
    const coach = await arrive('coach');
    const panel = new PanelPage((await openPanel(coach.aparte, coach.page)).page);
    await panel.startWithNew('Camille');
    await panel.answerConsent(true);
    await Promise.all([enter(guest.page, 'guest'), enter(coach.page, 'coach')]);

    const [coachAt, guestAt] = await Promise.all([openedAt(coach.page), openedAt(guest.page)]);
    const told = truthOf(STORY, readManifest());
    const later = ([from, to]: Interval): Interval => [
      from + guestAt - coachAt,
      to + guestAt - coachAt,
    ];
    const truth = { ...told, coachee: told.coachee.map(later) };
    const chunks = await until(
      'the whole story to be stored',
      async () => {
        const stored = await chunksIn(panel.page);
        return (stored.at(-1)?.toMs ?? 0) >= coachAt + STORY.durationMs ? stored : null;
      },
      STORY.durationMs + 30_000,
    );
    const result = compare(chunks, truth, coachAt, STORY.durationMs);
    console.log(JSON.stringify({ guestLateMs: guestAt - coachAt, ...result }, null, 2));
    const { measured } = result;
    expect(measured.coachShare).not.toBeNull();
    const error = ((measured.coachShare ?? 0) - (result.truth.coachShare ?? 0)) * 100;
    expect(Math.abs(error)).toBeLessThan(WITHIN_POINTS);
  } finally {
    for (const aparte of people) await aparte.close();
    demo.close();
    await sfu.stop();
    rmSync(voices, { recursive: true, force: true });
  }
});

/** The fake microphone speaks from when it is opened. */
function noteMicrophone(): void {
  const devices = navigator.mediaDevices;
  const open = devices.getUserMedia.bind(devices);
  devices.getUserMedia = async (wanted) => {
    const stream = await open(wanted);
    if (stream.getAudioTracks().length > 0) (window as MicWindow).micOpenedAt ??= Date.now();
    return stream;
  };
}

async function enter(page: Page, name: string): Promise<void> {
  await page.locator('#start').click();
  await page.locator('#username').fill(name);
  await page.locator('#register').click();
}

async function openedAt(page: Page): Promise<number> {
  return await until('the microphone to open', async () => {
    return (await page.evaluate(() => (window as MicWindow).micOpenedAt)) ?? null;
  });
}
