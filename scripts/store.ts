/**
 * The icons, and the pictures for the stores, made of pictures that the other scripts have taken of
 * the product itself. Part of `npm run pictures`.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from '@playwright/test';
import { findChromium } from './browser.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PICTURES = join(ROOT, 'docs', 'pictures');
const STORE = join(ROOT, 'docs', 'store');
const ICON_SIZES = [16, 32, 48, 96, 128];
const SCREEN = { width: 1280, height: 800 };
const TILE = { width: 440, height: 280 };

const STYLE = `
  * { box-sizing: border-box; margin: 0; }
  body { background: #efece5; color: #26231f; font: 22px/1.4 system-ui, sans-serif; }
  main { display: flex; align-items: center; gap: 48px; height: 100vh; padding: 0 56px; }
  header { flex: 1; min-width: 0; }
  h1 { font-size: 44px; line-height: 1.15; margin: 20px 0 16px; text-wrap: balance; }
  p { color: #665f57; text-wrap: pretty; }
  .icon { width: 72px; height: 72px; }
  .shot { max-height: 740px; border: 1px solid #e4e0d8; border-radius: 12px;
    box-shadow: 0 6px 32px rgb(38 35 31 / 14%); }
  .wide { flex-direction: column; justify-content: center; gap: 28px; }
  .wide header { flex: none; text-align: center; }
  .wide .icon { display: none; }
  .wide h1 { font-size: 34px; margin: 0; }
  .wide .shot { max-height: 640px; }
  .tile { gap: 20px; padding: 0 28px; }
  .tile h1 { font-size: 40px; margin: 0 0 6px; }
  .tile p { font-size: 17px; }
`;

/** What is said over each picture, beside the one of the product. */
const SHOWN = {
  en: [
    { shot: 'panel-light-en.png', title: 'A word aside, for one listener only' },
    { shot: 'reflection-light-en.png', title: 'Two minutes of looking back' },
    { shot: 'journal/session-en-light.png', title: 'Who spoke when, and never a score' },
  ],
  fr: [
    { shot: 'panel-light-fr.png', title: 'Une parole en aparté, pour une seule oreille' },
    {
      shot: 'states/consent-fr-light.png',
      title: 'Rien n’est mesuré sans l’accord de la personne',
    },
    { shot: 'journal/session-fr-dark.png', title: 'Qui a parlé quand, sans jamais noter personne' },
  ],
} as const;

/** @returns the exit code */
export async function main(): Promise<number> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('No Chromium was found: set CHROMIUM_PATH.');
  mkdirSync(join(ROOT, 'public', 'icon'), { recursive: true });
  const browser = await chromium.launch({ executablePath, chromiumSandbox: false });
  try {
    const page = await browser.newPage();
    for (const size of ICON_SIZES) await icon(page, size);
    for (const [language, pictures] of Object.entries(SHOWN)) {
      const said = words(language);
      for (const [index, { shot, title }] of pictures.entries()) {
        const wide = shot.startsWith('journal/') ? 'wide' : '';
        await draw(
          page,
          SCREEN,
          `<main class="${wide}"><header>${iconImage()}<h1>${title}</h1><p>${said.description}</p></header>` +
            `<img class="shot" src="${inline(join(PICTURES, shot))}"></main>`,
          `screen-${index + 1}-${language}`,
        );
      }
      const tile = `<main class="tile">${iconImage()}<header><h1>${said.name}</h1><p>${said.tile}</p></header></main>`;
      await draw(page, TILE, tile, `tile-${language}`);
    }
  } finally {
    await browser.close();
  }
  return 0;
}

async function icon(page: Page, size: number): Promise<void> {
  await page.setViewportSize({ width: 256, height: 256 });
  await page.setContent(
    `<style>body { margin: 0; } img { display: block; }</style><img width="${size}" height="${size}" src="${iconSource()}">`,
  );
  const path = join(ROOT, 'public', 'icon', `${size}.png`);
  await page.locator('img').screenshot({ path, omitBackground: true });
}

async function draw(
  page: Page,
  size: { readonly width: number; readonly height: number },
  body: string,
  name: string,
): Promise<void> {
  await page.setViewportSize(size);
  await page.setContent(`<style>${STYLE}</style>${body}`);
  await page.screenshot({ path: join(STORE, `${name}.png`) });
}

function words(language: string) {
  const file = join(ROOT, 'public', '_locales', language, 'messages.json');
  const messages = JSON.parse(readFileSync(file, 'utf8')) as Record<string, { message: string }>;
  const description = messages['extensionDescription']?.message ?? '';
  return {
    name: messages['extensionName']?.message ?? '',
    description,
    /** What comes before the list of what it does. */
    tile: description.split(/\s?:/)[0] ?? '',
  };
}

const iconSource = () =>
  `data:image/svg+xml;base64,${readFileSync(join(STORE, 'icon.svg')).toString('base64')}`;
const iconImage = () => `<img class="icon" src="${iconSource()}">`;
const inline = (path: string) => `data:image/png;base64,${readFileSync(path).toString('base64')}`;
