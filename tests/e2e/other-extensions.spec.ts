import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from './fixtures';
import { launchAparte, type Aparte } from './harness/browser';
import { distOf } from './harness/build';
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

test('messages from another extension are ignored', async () => {
  const other = realpathSync(mkdtempSync(join(tmpdir(), 'aparte-other-')));
  const both = [realpathSync(distOf('e2e')), other].join(',');
  let aparte: Aparte | undefined;
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
    aparte = await launchAparte({
      // It would wait for the worker that came last, which need not be ours.
      withoutWorker: true,
      args: [`--disable-extensions-except=${both}`, `--load-extension=${both}`],
    });
    const { context, extensionId } = aparte;
    await until('our own worker', () =>
      context.serviceWorkers().find((each) => each.url().includes(extensionId)),
    );
    const worker = await until('the other extension’s worker', () =>
      context.serviceWorkers().find((each) => each.url().endsWith('/worker.js')),
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
      [extensionId, COMMAND] as const,
    );
    expect(answers.told).toContain('Receiving end does not exist');
    expect(answers.connected).toContain('Receiving end does not exist');
    const page = await aparte.openExtensionPage('welcome.html');
    expect(await readRecords(page, 'person')).toEqual([]);
  } finally {
    await aparte?.close();
    rmSync(other, { recursive: true, force: true });
  }
});
