import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { manifest } from '../../../manifest.config';

/** The stored manifests that a review of permissions reads: a change must show in a diff. */
function golden(browser: string): unknown {
  return JSON.parse(readFileSync(join(import.meta.dirname, `${browser}.json`), 'utf8'));
}

function built(browser: string, mode = 'production') {
  return JSON.parse(JSON.stringify(manifest({ browser, mode }))) as Record<string, unknown>;
}

describe('the manifest', () => {
  it.each(['chrome', 'firefox'])('equals the stored one for %s', (browser) => {
    expect(built(browser)).toEqual(golden(browser));
  });

  it('is the same for every mode except e2e', () => {
    expect(built('chrome', 'development')).toEqual(built('chrome'));
  });

  it('adds only a pinned key and this machine’s pages for end-to-end tests', () => {
    const { key, host_permissions: hosts, ...rest } = built('chrome', 'e2e');
    expect(rest).toEqual(built('chrome'));
    expect(key).toMatch(/^[\w+/]+=*$/);
    expect(hosts).toEqual(['http://localhost/*', 'http://127.0.0.1/*']);
  });

  it('requests no site in advance', () => {
    for (const browser of ['chrome', 'firefox']) {
      expect(built(browser)).not.toHaveProperty('host_permissions');
      expect(built(browser)).not.toHaveProperty('content_scripts');
    }
  });
});
