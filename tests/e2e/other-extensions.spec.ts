import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from './fixtures';
import { readRecords } from './harness/database';
import { until } from './harness/wait';

interface ExtensionGlobal {
  chrome: {
    runtime: {
      sendMessage(id: string, message: unknown): Promise<unknown>;
      connect(id: string): {
        onDisconnect: { addListener(gone: () => void): void };
        postMessage(message: unknown): void;
      };
      readonly lastError?: { readonly message: string };
    };
  };
}

/** What the panel itself would send to add the sample. */
const COMMAND = { type: 'sample.add', language: 'en' };

test('another extension is not heard', async ({ aparte }) => {
  const other = mkdtempSync(join(tmpdir(), 'aparte-other-'));
  try {
    writeFileSync(
      join(other, 'manifest.json'),
      JSON.stringify({
        manifest_version: 3,
        name: 'Another',
        version: '1',
        background: { service_worker: 'worker.js' },
      }),
    );
    writeFileSync(join(other, 'worker.js'), '');
    const { id } = await aparte.browser.send<{ id: string }>('Extensions.loadUnpacked', {
      path: other,
    });
    const worker = await until('the other extension’s worker', () =>
      aparte.context.serviceWorkers().find((each) => each.url().includes(id)),
    );
    const answers = await worker.evaluate(
      async ([aparteId, message]) => {
        const { runtime } = (globalThis as unknown as ExtensionGlobal).chrome;
        const told = await runtime.sendMessage(aparteId, message).then(
          (answer) => `answered: ${JSON.stringify(answer)}`,
          (error: unknown) => String(error),
        );
        const connected = await new Promise<string>((resolve) => {
          const port = runtime.connect(aparteId);
          port.onDisconnect.addListener(() => resolve(runtime.lastError?.message ?? 'hung up'));
        });
        return { told, connected };
      },
      [aparte.extensionId, COMMAND] as const,
    );
    expect(answers.told).toContain('Receiving end does not exist');
    expect(answers.connected).toContain('Receiving end does not exist');
    const page = await aparte.openExtensionPage('welcome.html');
    expect(await readRecords(page, 'person')).toEqual([]);
  } finally {
    rmSync(other, { recursive: true, force: true });
  }
});
