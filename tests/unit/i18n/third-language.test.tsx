// @vitest-environment happy-dom
/** A third language is one file of texts and one line in lib/i18n; the test uses an invented one. */
import type { ReactNode } from 'react';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { People } from '../../../components/journal/People';
import { Reflections } from '../../../components/journal/Reflections';
import type { PageServices, Services } from '../../../components/app/services';
import { Panel } from '../../../components/panel/Panel';
import { SettingsPage } from '../../../components/settings/SettingsPage';
import { chooseLanguage, LANGUAGES, languageName } from '../../../lib/i18n';
import { en } from '../../../lib/i18n/en';
import type { Words } from '../../../lib/i18n/words';
import { field, showScreen, text } from '../app/screen';
import { journalServices, panelServices } from '../../support/services';
import { pseudoText, pseudoWords } from './pseudo';

const THIRD = 'eo';
const languages: Record<string, Words> = LANGUAGES;

beforeAll(() => {
  languages[THIRD] = pseudoWords(en);
});
afterAll(() => {
  delete languages[THIRD];
});

/** The visible text that is not in that language. */
function elsewhere(): string {
  const words = text().replaceAll(/⟦[^⟦⟧]*⟧/gu, ' ');
  const names = Object.keys(LANGUAGES).map(languageName);
  return names.reduce((left, name) => left.replaceAll(name, ' '), words).trim();
}

async function show(
  screen: ReactNode,
  page: (services: Services) => PageServices = journalServices,
) {
  await showScreen(screen, [], { nowMs: 1, language: THIRD, page });
}

describe('a third language', () => {
  it('is chosen when the browser prefers it', () => {
    expect(chooseLanguage(['eo-XX', 'fr'])).toBe(THIRD);
  });

  it('is listed in the settings by its own name', async () => {
    await show(<SettingsPage />);
    const choice = field<HTMLSelectElement>(pseudoText(en.settings.language));
    expect(choice.value).toBe(THIRD);
    expect(choice.selectedOptions[0]?.textContent).toBe(languageName(THIRD));
  });

  it.each([
    ['the start of a session', <Panel key="start" />, panelServices],
    ['the people', <People key="people" />, journalServices],
    ['what waits', <Reflections key="reflections" />, journalServices],
  ] as const)('is the only language shown in %s', async (_screen, screen, page) => {
    await show(screen, page);
    expect(text()).toContain('⟦');
    expect(elsewhere()).not.toMatch(/\p{L}/u);
  });
});
