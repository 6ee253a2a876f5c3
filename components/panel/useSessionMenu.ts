/** The entries of the session's menu. */
import { useTranslation } from 'react-i18next';
import { certainMeetingKey, holdsMeeting } from '../../lib/call/meeting';
import { linksOf, othersHaveLink, withLink, withoutLink, withStart } from '../../lib/people/links';
import {
  consentGiven,
  withConsent,
  type PersonPayload,
  type PersonRecord,
} from '../../lib/people/person';
import { withPayload } from '../../lib/records/envelope';
import { useCallUrl } from '../app/hooks';
import { useStored } from '../data/useStored';
import { useServices } from '../app/services';
import { useSettings } from '../app/settings';
import type { MenuEntry } from '../ui';
import { keyHint } from './shortcuts';

interface SessionMenuOptions {
  readonly person: PersonRecord | null;
  readonly showDigits: boolean;
  readonly onToggleDigits: () => void;
  readonly onPlanned: () => void;
  readonly onHide: () => void;
  readonly onHelp: () => void;
  readonly onDiscard: () => void;
}

export function useSessionMenu(options: SessionMenuOptions): MenuEntry[] {
  const { t } = useTranslation();
  const { person } = options;
  return [
    {
      kind: 'check',
      id: 'digits',
      label: t('panel.session.digits'),
      checked: options.showDigits,
      onCheckedChange: options.onToggleDigits,
    },
    ...useShowingChoices(),
    { kind: 'separator', id: 'person' },
    ...usePersonChoices(person),
    { id: 'planned', label: `${t('panel.session.planned')}…`, onSelect: options.onPlanned },
    { kind: 'separator', id: 'views' },
    {
      id: 'hide',
      label: t('panel.session.hide'),
      shortcut: keyHint('hide'),
      onSelect: options.onHide,
    },
    {
      id: 'keys',
      label: t('panel.session.keys'),
      shortcut: keyHint('help'),
      onSelect: options.onHelp,
    },
    { kind: 'separator', id: 'ending' },
    {
      id: 'discard',
      label: t('panel.session.discard'),
      danger: true,
      onSelect: options.onDiscard,
    },
  ];
}

/** The balance visibility, which the coach can change at any time. */
function useShowingChoices(): MenuEntry[] {
  const { t } = useTranslation();
  const [settings, change] = useSettings();
  if (!settings) return [];
  const minutes = Math.round(settings.momentEveryMs / 60_000);
  const labels = {
    always: t('panel.listening.showAlways'),
    moments: t('panel.listening.showMoments', { minutes }),
    after: t('panel.listening.showAfter'),
  };
  return (['always', 'moments', 'after'] as const).map((balanceShows) => ({
    kind: 'check',
    id: `show-${balanceShows}`,
    label: labels[balanceShows],
    checked: settings.balanceShows === balanceShows,
    onCheckedChange: () => void change({ balanceShows }),
  }));
}

/** Consent and meeting link; changes are stored with the person at once. */
function usePersonChoices(person: PersonRecord | null): MenuEntry[] {
  const { t } = useTranslation();
  const { stores, clock, send, openPage } = useServices();
  const url = useCallUrl();
  const linkKey = certainMeetingKey(url);
  const { data: people } = useStored('person', linkKey === null ? null : 'all', () =>
    stores.people.list(),
  );
  if (!person) return [];

  async function edit(change: (before: PersonPayload) => PersonPayload) {
    if (!person) return;
    await stores.people.update(
      person.id,
      (stored) => stored && withPayload(stored, change(stored.payload), clock.nowMs()),
    );
    await send({ type: 'measuring.review' });
  }

  const consent: MenuEntry = {
    kind: 'check',
    id: 'consent',
    label: t('panel.session.consentMenu'),
    checked: consentGiven(person.payload),
    onCheckedChange: (given) => void edit((before) => withConsent(before, given, clock.nowMs())),
  };
  const page: MenuEntry = {
    id: 'page',
    label: t('panel.session.page', { name: person.payload.name }),
    onSelect: () => void openPage('journal', `person/${encodeURIComponent(person.id)}`),
  };
  if (linkKey === null) return [page, consent];
  const link: MenuEntry = {
    kind: 'check',
    id: 'link',
    label: t('panel.session.link'),
    checked: holdsMeeting(linksOf(person.payload), linkKey),
    onCheckedChange: (theirs) =>
      void edit((before) => (theirs ? withLink : withoutLink)(before, linkKey)),
  };
  const starts = holdsMeeting(person.payload.startsAt, linkKey);
  const shared = !people || othersHaveLink(people, person.id, linkKey);
  // A link shared by several people never starts a session automatically.
  if (shared && !starts) return [page, consent, link];
  return [
    page,
    consent,
    link,
    {
      kind: 'check',
      id: 'byItself',
      label: t('panel.session.byItself'),
      checked: starts,
      onCheckedChange: (wanted) => void edit((before) => withStart(before, linkKey, wanted)),
    },
  ];
}
