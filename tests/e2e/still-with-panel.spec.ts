/** 'Still with NAME?' as it looks, reads and is answered, without a call. */
import { en } from '../../lib/i18n/en';
import { fr } from '../../lib/i18n/fr';
import { NO_CALL_TABS, type CallTabs, type Question } from '../../lib/call/call-tabs';
import { ending, sessionState } from '../../lib/session/session';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { audit } from './harness/audit';
import type { Aparte } from './harness/browser';
import { tellCallTabs } from './harness/call-tabs';
import { promptsIn, putRecords, readRecords, storeSettings } from './harness/database';
import { PanelPage } from './harness/panel-page';
import { LONG_NAME, runningSession, stockOfTheJournal } from './harness/stock';

const MINUTE = 60_000;
const SESSION = 'session-running';

interface ExtensionGlobal {
  chrome: {
    tabs: { getCurrent(): Promise<{ id: number }> };
  };
}

test('the question who is there is accessible, and does not disturb a draft', async ({
  aparte,
}) => {
  test.setTimeout(180_000);
  const panel = await panelInSession(aparte);
  const { page } = panel;
  const ask = panel.stillWith(LONG_NAME);
  await panel.press('n');
  await page.keyboard.type('Half a thou');
  await raise(page, 'emptyRoom');
  await expect(ask).toBeVisible();
  await expect(panel.noteField).toBeFocused();
  // Letters are words there, also those that answer.
  await page.keyboard.type('ght, yes');
  await expect(panel.noteField).toHaveValue('Half a thought, yes');
  await expect(ask).toBeVisible();

  // However far down the panel is scrolled.
  await page.setViewportSize({ width: 320, height: 640 });
  await page.locator('main').evaluate((column) => column.scrollTo(0, column.scrollHeight));
  await expect(ask).toBeInViewport({ ratio: 1 });
  for (const [name, kind] of [
    ['still-with-room', 'emptyRoom'],
    ['still-with-meeting', 'anotherMeeting'],
    ['still-with-call', 'afterHangUp'],
  ] as const) {
    await raise(page, kind);
    await expect(ask).toContainText(en.panel.stillWith[kind]);
    expect(await audit(page, name)).toEqual([]);
  }

  await panel.leaveField();
  await panel.press('y');
  await expect(ask).toBeHidden();
  const [session] = await readRecords(page, 'session').then(ours);
  expect(session && sessionState(session.payload.events)).toBe('running');
});

test('by keys alone the focus stays in the panel after an answer, and the end is shown with its time', async ({
  aparte,
}) => {
  const panel = await panelInSession(aparte);
  const { page } = panel;
  await raise(page, 'anotherMeeting');
  const no = panel.stillWith(LONG_NAME).getByRole('button', { name: en.panel.stillWith.notSame });
  await no.focus();
  await page.keyboard.press('Enter');
  await expect(panel.startButton).toBeVisible();
  await expect(page.getByText(en.panel.ended.done.replace('{{name}}', LONG_NAME))).toBeFocused();
  const [session] = await readRecords(page, 'session').then(ours);
  const end = session && ending(session.payload.events);
  expect(end?.reason).toBe('hangup');
  const time = new Intl.DateTimeFormat('en', { timeStyle: 'short' }).format(end?.at);
  const over = en.panel.ended.left.replace('{{time}}', time).replace('{{name}}', LONG_NAME);
  await expect(page.getByText(over)).toBeVisible();
  expect(await audit(page, 'just-ended-over')).toEqual([]);
});

test('the question is asked in French, and keeps its place in a dark narrow panel', async ({
  aparte,
}) => {
  const panel = await panelInSession(aparte);
  const { page } = panel;
  await storeSettings(page, { language: 'fr', theme: 'dark' });
  await promptsIn(page, 'fr');
  await raise(page, 'emptyRoom');
  const asked = fr.panel.stillWith.ask.replace('{{name}}', LONG_NAME).replace(' ?', '\u00a0?');
  await expect(page.getByRole('alert')).toContainText(asked);
  expect(await audit(page, 'still-with-french')).toEqual([]);

  await panel.press('e');
  const change = page.getByRole('button', { name: fr.panel.ended.changeTime });
  await expect(change).toBeVisible();
  await expect(page.getByText('n’était plus dans l’appel.')).toBeVisible();
  expect(await audit(page, 'just-ended-french')).toEqual([]);
});

/** Twenty minutes into a session with somebody who agreed, in this very tab. */
async function panelInSession(aparte: Aparte): Promise<PanelPage> {
  const page = await aparte.openExtensionPage('welcome.html');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await putRecords(page, stockOfTheJournal(Date.now()));
  await putRecords(page, runningSession(Date.now(), 20 * MINUTE, 'call'));
  const tabId = await ownTab(page);
  await tellCallTabs(page, SESSION, await boundTo(page));
  await page.goto(new URL(`/sidepanel.html?tab=${tabId}`, page.url()).href);
  const panel = new PanelPage(page);
  await panel.timer.waitFor();
  return panel;
}

async function raise(page: Page, kind: Question['kind']): Promise<void> {
  const nowMs = Date.now();
  const tabs = await boundTo(page);
  await tellCallTabs(page, SESSION, {
    ...tabs,
    question: {
      kind,
      sessionId: SESSION,
      tabId: tabs.bound!.tabId,
      askedAt: nowMs,
      endAt: nowMs - 5 * MINUTE,
    },
  });
}

async function boundTo(page: Page): Promise<CallTabs> {
  return {
    ...NO_CALL_TABS,
    known: SESSION,
    bound: {
      sessionId: SESSION,
      tabId: await ownTab(page),
      url: null,
      moved: null,
      othersSeen: true,
      absentSince: null,
      emptied: false,
      lostAt: null,
    },
  };
}

async function ownTab(page: Page): Promise<number> {
  return await page.evaluate(async () => {
    const { chrome } = globalThis as unknown as ExtensionGlobal;
    return (await chrome.tabs.getCurrent()).id;
  });
}

function ours<T extends { readonly id: string }>(sessions: readonly T[]): T[] {
  return sessions.filter(({ id }) => id === SESSION);
}
