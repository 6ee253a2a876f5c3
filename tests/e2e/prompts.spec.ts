import { CORE_PROMPTS } from '../../lib/prompts/catalogue';
import { ownCopy } from '../../lib/prompts/deck';
import { writeDeck } from '../../lib/prompts/deck-file';
import { en } from '../../lib/i18n/en';
import { expect, test } from './fixtures';
import { readRecords } from './harness/database';

const words = en.panel.prompts;

test('prompts are in each person’s language and address, found by typing, and remembered', async ({
  aparte,
  server,
  openPanelOf,
}) => {
  const tab = await aparte.context.newPage();
  await tab.goto(`${server.origin}/blank`);
  const panel = await openPanelOf(tab);
  const { page } = panel;
  const found = CORE_PROMPTS.find(({ id }) => id === 'my-attention');
  if (!found) throw new Error('The catalogue has lost a prompt.');

  await panel.startButton.waitFor();
  await page.getByRole('textbox', { name: en.panel.start.name }).fill('Camille');
  await page.getByRole('combobox', { name: en.panel.start.language }).selectOption('fr');
  await page.getByRole('combobox', { name: en.panel.start.address }).selectOption('tu');
  await panel.startButton.click();
  await panel.timer.waitFor();
  await panel.press('f');
  // Accents folded, by the words of the other form of address.
  await page.keyboard.type('souhaitez attention');
  await expect(panel.prompt).toHaveText(found.frTu);
  await page.keyboard.press('Enter');
  await panel.press('p');
  await panel.press('u');
  await expect(page.getByRole('button', { name: words.unpin })).toBeVisible();
  await panel.press(']');
  await panel.press('g');
  await expect
    .poll(async () =>
      (await readRecords(page, 'session'))[0]?.payload.events.map(({ type }) => type),
    )
    .toEqual(['started', 'phase', 'plan']);
  await panel.end();

  await panel.startWithNew('Robin', 'en');
  await panel.press('f');
  await page.keyboard.type('souhaitez attention');
  await expect(panel.prompt).toHaveText(found.en);
});

test('a hostile deck changes nothing and says why; a good one is there in the next session', async ({
  aparte,
  server,
  openPanelOf,
}) => {
  test.setTimeout(180_000);
  const journal = await aparte.openExtensionPage('journal.html#prompts');
  const picker = journal.locator('input[type=file]');
  const mine = { ...ownCopy(CORE_PROMPTS[0]!, 'mine'), en: 'My very own question?' };
  const good = writeDeck({ name: 'Mine', prompts: [mine] });
  const bring = (text: string) =>
    picker.setInputFiles({
      name: 'deck.json',
      mimeType: 'application/json',
      buffer: Buffer.from(text),
    });

  for (let number = 0; number < 200; number += 1) {
    await bring(hostile(good, number));
    await expect(journal.getByRole('alert')).toContainText(en.decks.notImported);
  }
  expect(await readRecords(journal, 'deck')).toEqual([]);

  await bring(good);
  await expect(journal.getByRole('button', { name: mine.en })).toBeVisible();
  await expect(journal.getByRole('alert')).toHaveCount(0);

  const tab = await aparte.context.newPage();
  await tab.goto(`${server.origin}/blank`);
  const panel = await openPanelOf(tab);
  await panel.startWithNew('Camille');
  await expect(panel.prompt).toHaveText(mine.en);
});

/** A deck that is nearly good: cut, of another kind, too new, or with something in it that is not. */
function hostile(good: string, number: number): string {
  const kinds = [
    () => good.slice(0, 1 + ((number * 7) % (good.length - 3))),
    () => good.replace('"theme"', `"theme${number}"`),
    () => good.replace('aparte-deck', `aparte-deck${number}`),
    () => good.replace('"version": 1', `"version": ${number + 2}`),
    () => good.replace('"say"', `"<script>alert(${number})</script>"`),
    () => good.replace('"prompts"', '"__proto__": {"polluted": true}, "prompt"'),
    () => good.replace(/"en": "[^"]*"/, `"en": "${'a'.repeat(501 + number)}"`),
    () => `${'['.repeat(10_000 + number)}`,
    () => good.replace('[', `[null, ${number}, `),
    () => `\u0000${number}${good}`,
  ];
  return kinds[number % kinds.length]!();
}
