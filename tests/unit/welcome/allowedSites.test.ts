import { describe, expect, it } from 'vitest';
import {
  allowedSites,
  chosenPatterns,
  servicesToChoose,
} from '../../../components/welcome/allowedSites';
import { CALL_SERVICES } from '../../../lib/call/services';

const TEAMS = [
  'https://teams.microsoft.com/*',
  'https://teams.live.com/*',
  'https://teams.cloud.microsoft/*',
];

describe('the list of allowed sites', () => {
  it('names a service once all its hosts are granted', () => {
    expect(allowedSites(TEAMS)).toEqual([
      { key: 'teams', name: 'Microsoft Teams', patterns: TEAMS },
    ]);
  });

  it('names other sites by their hosts', () => {
    expect(allowedSites(['https://calls.example.org/*']).map(({ name }) => name)).toEqual([
      'calls.example.org',
    ]);
  });

  it('hides no grant, not even one for every website', () => {
    const everything = ['<all_urls>', '*://*/*', 'https://*/*'];
    expect(allowedSites(everything).map(({ name }) => name)).toEqual([null, null, null]);
    expect(allowedSites(everything).flatMap(({ patterns }) => patterns)).toEqual(everything);
  });
});

describe('the list of services to choose', () => {
  it('leaves out allowed services, and keeps partly allowed ones', () => {
    const ids = servicesToChoose(['https://meet.google.com/*', TEAMS[0]!]).map(({ id }) => id);
    expect(ids).not.toContain('meet');
    expect(ids).toContain('teams');
    expect(ids).toHaveLength(CALL_SERVICES.length - 1);
  });
});

describe('the permissions to ask for', () => {
  it('cover all hosts of the chosen services and the typed site', () => {
    expect(chosenPatterns(new Set(['teams']), ' calls.example.org/room ')).toEqual({
      patterns: [...TEAMS, 'https://calls.example.org/*'],
    });
    expect(chosenPatterns(new Set(['jitsi']), '')).toEqual({
      patterns: ['https://meet.jit.si/*'],
    });
  });

  it('are replaced by an error when the choice is invalid', () => {
    expect(chosenPatterns(new Set(), ' ')).toEqual({ problem: 'nothingChosen' });
    expect(chosenPatterns(new Set(), 'my call')).toEqual({ problem: 'notAnAddress' });
    expect(chosenPatterns(new Set(['meet']), 'ftp://x.org')).toEqual({ problem: 'notAnAddress' });
  });
});
