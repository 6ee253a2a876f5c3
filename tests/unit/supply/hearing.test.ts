/** Other extensions can send messages to an extension that listens to them; this one does not listen. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { manifest } from '../../../manifest.config';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

it('the extension listens to no messages from other extensions or websites', () => {
  const sources = ['entrypoints', 'lib', 'components'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => join(folder, name)),
  );
  expect(sources.length).toBeGreaterThan(100);
  const listening = sources.filter((file) =>
    /on(?:Message|Connect)External|onUserScript/.test(readFileSync(join(ROOT, file), 'utf8')),
  );
  expect(listening).toEqual([]);
});

it.each(['chrome', 'firefox'])('the manifest lets no website send messages, in %s', (browser) => {
  expect(manifest({ browser, mode: 'production' })).not.toHaveProperty('externally_connectable');
});
