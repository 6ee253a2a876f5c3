/** All views of the journal, one line each. Views with a `nav` label appear in its navigation. */
import type { ComponentType } from 'react';
import type { en } from '../../lib/i18n/en';
import { DeckPage } from '../decks/DeckPage';
import { PromptsPage } from '../decks/PromptsPage';
import { Rights } from '../rights/Rights';
import { ExportEverything, ExportPerson, ExportSession } from '../export/Export';
import { SafetyPage } from '../safety/SafetyPage';
import { ListeningPage } from './listening/ListeningPage';
import { People } from './People';
import { PersonPage } from './person/PersonPage';
import { Reflections } from './Reflections';
import { SearchPage } from './search/SearchPage';
import { SessionPage } from './session/SessionPage';
import { Sessions } from './Sessions';
import type { ViewProps } from './view-props';

interface View {
  readonly show: ComponentType<ViewProps>;
  readonly nav?: `journal.nav.${keyof typeof en.journal.nav}`;
  /** The navigation entry of a view that has none of its own. */
  readonly under?: string;
}

export const VIEWS: Readonly<Record<string, View>> = {
  people: { show: People, nav: 'journal.nav.people' },
  person: { show: PersonPage, under: 'people' },
  sessions: { show: Sessions, nav: 'journal.nav.sessions' },
  session: { show: SessionPage, under: 'sessions' },
  search: { show: SearchPage, nav: 'journal.nav.search' },
  reflections: { show: Reflections, nav: 'journal.nav.reflections' },
  listening: { show: ListeningPage, nav: 'journal.nav.listening' },
  prompts: { show: PromptsPage, nav: 'journal.nav.prompts' },
  deck: { show: DeckPage, under: 'prompts' },
  rights: { show: Rights, nav: 'journal.nav.rights' },
  export: { show: ExportSession, under: 'sessions' },
  'export-person': { show: ExportPerson, under: 'people' },
  'export-everything': { show: ExportEverything, under: 'people' },
  safety: { show: SafetyPage, nav: 'journal.nav.safety' },
};

export const FIRST_VIEW = 'people';
