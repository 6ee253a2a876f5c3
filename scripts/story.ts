/**
 * The demo: a coach, a coachee and the extension beside them. `--show` opens it in a window to play
 * with; otherwise the story is told headless and leaves its pictures and words in demo/.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { en } from '../lib/i18n/en';
import { fr } from '../lib/i18n/fr';
import { measureListening } from '../lib/listening/measures';
import { launchAparte } from '../tests/e2e/harness/browser';
import { buildExtension } from '../tests/e2e/harness/build';
import { openCall, type Call } from '../tests/e2e/harness/call';
import { readClipboard } from '../tests/e2e/harness/clipboard';
import {
  changeSettings,
  promptsIn,
  putRecords,
  readRecords,
  storeSettings,
} from '../tests/e2e/harness/database';
import { openPanel, pressToolbarButton } from '../tests/e2e/harness/panel';
import { PanelPage } from '../tests/e2e/harness/panel-page';
import { ReflectionPage } from '../tests/e2e/harness/reflection-page';
import { startCallServer } from '../tests/fixtures/call/server';
import { stories } from '../tests/fixtures/call/stories';
import { intersection } from '../lib/intervals/intervals';
import { truthOf } from '../tests/fixtures/call/timeline';
import { readManifest } from '../tests/fixtures/call/voices';

const DEMO = fileURLToPath(new URL('../demo/', import.meta.url));
const STORY = 'demo';
/** A call of a minute has too little speech for the threshold of a real one. */
const SETTINGS = { minSpeechForShareMs: 15_000, hangUpAfterMs: 2_000 };
/** The last seconds heard are provisional, and the bars move at most once a second. */
const SETTLED_AFTER_MS = 4_000;

/** What the coach writes; French where the picture is. */
const NOTES = {
  scattered: {
    en: 'Arrived scattered; nearly moved our call',
    fr: 'Arrive dispersée ; a failli reporter notre appel',
  },
  making: {
    en: '“One day each week for making”: her own words for the new role',
    fr: '« Un jour par semaine pour créer » : ses mots à elle pour le nouveau poste',
  },
} as const;

const REFLECTION_SIZE = { width: 440, height: 760 };

/** @returns the exit code */
export async function main(argv: readonly string[]): Promise<number> {
  say('Building the extension…');
  buildExtension('e2e');
  const server = await startCallServer();
  try {
    if (argv.includes('--show')) await show(server.origin);
    else await tell(server.origin);
  } finally {
    await server.close();
  }
  return 0;
}

/** Leaves everything to whoever sits in front of it. */
async function show(origin: string): Promise<void> {
  const aparte = await launchAparte({ headless: false, language: 'system' });
  await changeSettings(aparte, SETTINGS);
  const call = await openCall(aparte, origin, { story: 'long' });
  await pressToolbarButton(aparte, call.coach);
  say('The call is on, and the panel stands beside it. Camille speaks from the other tab.');
  say(
    'Write a name, press Start, say that they agreed, and watch. N writes a note, ? lists the keys.',
  );
  say('Leave hangs up; a moment later the reflection opens. Close the browser to end.');
  await new Promise((resolve) => aparte.context.once('close', resolve));
  await aparte.close();
}

async function tell(origin: string): Promise<void> {
  rmSync(DEMO, { recursive: true, force: true });
  mkdirSync(DEMO, { recursive: true });
  const aparte = await launchAparte({ args: ['--window-size=1280,900'] });
  try {
    await changeSettings(aparte, SETTINGS);
    const call = await openCall(aparte, origin, { story: STORY, joinAtOnce: false });
    const panel = new PanelPage((await openPanel(aparte, call.coach)).page);
    await panel.startButton.waitFor();
    await picture(panel.page, 'panel-1-start');
    await panel.startWithNew('Camille');
    await picture(panel.page, 'panel-2-consent');
    await panel.answerConsent(true);
    await panel.press('d');
    say(`Camille joins: ${stories[STORY].durationMs / 1000} seconds of conversation…`);
    await call.join();
    await coach(call, panel);
    await call.told();
    await call.coach.waitForTimeout(SETTLED_AFTER_MS);
    const sharePercent = await panel.wholeShare();
    await picture(panel.page, 'panel-5-before-the-end');
    await inFrench(panel.page, () => picture(panel.page, 'panel-6-french'));

    say('The coach hangs up…');
    await call.hangUp();
    const reflection = await ReflectionPage.opened(aparte);
    await reflect(reflection);
    writeFileSync(join(DEMO, 'notes.md'), (await readClipboard(aparte, origin)).plain);
    const summary = await summaryOf(reflection.page, sharePercent);
    writeFileSync(join(DEMO, 'summary.txt'), summary);
    say(`\n${summary}`);
  } finally {
    await aparte.close();
  }
}

/** What the coach does while listening. */
async function coach(call: Call, panel: PanelPage): Promise<void> {
  await call.told(11_000);
  say('0:11  a note');
  await panel.writeNote(NOTES.scattered.en);
  await panel.leaveField();
  await call.told(24_000);
  say('0:24  a prompt, used');
  await panel.press('j');
  await panel.press('u');
  await picture(panel.page, 'panel-3-prompt-used');
  await call.told(36_000);
  say('0:36  the turn just heard, marked');
  await panel.press('m');
  await call.told(50_000);
  say('0:50  a second note; light and dark');
  await panel.writeNote(NOTES.making.en);
  await panel.leaveField();
  await inBothThemes(panel.page, 'panel-4-in-session');
}

async function reflect(reflection: ReflectionPage): Promise<void> {
  await reflection.guessField.waitFor();
  // Without a screen a window's own size is not kept.
  await reflection.page.setViewportSize(REFLECTION_SIZE);
  await picture(reflection.page, 'reflection-1-guess');
  await reflection.guess(40);
  await reflection.share.waitFor();
  await inBothThemes(reflection.page, 'reflection-2-revealed');
  await reflection.write(
    en.reflection.lines.nextTime,
    'leave the silence after my question to her',
  );
  await reflection.copy();
}

async function summaryOf(page: Page, sharePercent: number | null): Promise<string> {
  const said = truthOf(stories[STORY], readManifest());
  // As in a session, only what is said from the other person's first words on counts.
  const firstMs = said.coachee[0]?.[0] ?? 0;
  const truth = measureListening({
    ...said,
    coach: intersection(said.coach, [[firstMs, Infinity]]),
  });
  const count = async (kind: 'note' | 'promptUse' | 'chunk') =>
    (await readRecords(page, kind)).length;
  const lines: readonly [string, string][] = [
    ['Story', `${STORY}, ${stories[STORY].durationMs / 1000} s, two people`],
    ['Coach’s share, measured', sharePercent === null ? 'not shown' : `${sharePercent}%`],
    ['Coach’s share, by the script', `${((truth.coachShare ?? 0) * 100).toFixed(1)}%`],
    ['Notes and marked moments', String(await count('note'))],
    ['Prompts used', String(await count('promptUse'))],
    ['Stretches of listening stored', String(await count('chunk'))],
    ['Copied notes', 'demo/notes.md'],
    ['Pictures', 'demo/*.png'],
  ];
  const width = Math.max(...lines.map(([name]) => name.length));
  return `${lines.map(([name, text]) => `${name.padEnd(width)}  ${text}`).join('\n')}\n`;
}

/** The panel as it would be had the coach been French, with somebody French. */
async function inFrench(page: Page, look: () => Promise<void>): Promise<void> {
  const notes = await readRecords(page, 'note');
  const french = new Map<string, string>(Object.values(NOTES).map(({ en, fr }) => [en, fr]));
  const translated = notes.map((note) => {
    const { text } = note.payload;
    return { ...note, payload: { ...note.payload, text: french.get(text) ?? text } };
  });
  await putRecords(page, translated);
  await promptsIn(page, 'fr');
  await storeSettings(page, { language: 'fr' });
  await page.getByRole('button', { name: fr.panel.session.end, exact: true }).waitFor();
  // The ring around what has the focus is for whoever works there.
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await look();
  await putRecords(page, notes);
  await promptsIn(page, 'en');
  await storeSettings(page, { language: 'auto' });
}

async function inBothThemes(page: Page, name: string): Promise<void> {
  await picture(page, `${name}-light`);
  await page.emulateMedia({ colorScheme: 'dark' });
  await picture(page, `${name}-dark`);
  await page.emulateMedia({ colorScheme: null });
}

async function picture(page: Page, name: string): Promise<void> {
  // Nothing is pointed at, and the head of the page, where Escape leads, is not ringed.
  await page.mouse.move(0, 0);
  await page.evaluate(() => {
    const { activeElement } = document;
    if (activeElement instanceof HTMLHeadingElement) activeElement.blur();
  });
  await page.screenshot({ path: join(DEMO, `${name}.png`), animations: 'disabled' });
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
