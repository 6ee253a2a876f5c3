/** Debian's Janus, a selective forwarding unit, on a port of this machine with the demo room 1234. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '../e2e/harness/wait';

export interface Sfu {
  /** Where its HTTP API answers. */
  readonly server: string;
  stop(): Promise<void>;
}

/** @throws with what Janus said when it does not come up. */
export async function startSfu(): Promise<Sfu> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'aparte-janus-'));
  const installed = librariesOf('janus/plugins').replace(/\/plugins$/, '');
  const config = {
    'janus.jcfg': `general: {
      configs_folder = "${folder}"
      plugins_folder = "${installed}/plugins"
      transports_folder = "${installed}/transports"
      events_folder = "${folder}"
      loggers_folder = "${folder}"
    }
    plugins: { disable = "${allBut(`${installed}/plugins`, 'videoroom')}" }
    transports: { disable = "${allBut(`${installed}/transports`, 'http')}" }`,
    'janus.transport.http.jcfg': `general: {
      base_path = "/janus"
      http = true
      port = ${port}
      ip = "127.0.0.1"
    }
    admin: { admin_http = false }`,
    // Fewer video bits than the demo's room: only sound is measured.
    'janus.plugin.videoroom.jcfg': `room-1234: {
      description = "Demo Room"
      publishers = 6
      bitrate = 64000
      audiolevel_ext = true
      record = false
    }`,
  };
  for (const [name, text] of Object.entries(config)) writeFileSync(join(folder, name), text);

  const janus = spawn('janus', [
    '--config',
    join(folder, 'janus.jcfg'),
    '--configs-folder',
    folder,
  ]);
  let said = '';
  let over = false;
  const hear = (data: Buffer) => void (said = (said + data.toString()).slice(-4_000));
  janus.stdout.on('data', hear);
  janus.stderr.on('data', hear);
  const gone = new Promise<void>((resolve) => {
    janus.on('error', (error) => hear(Buffer.from(error.message)));
    janus.on('close', () => {
      over = true;
      rmSync(folder, { recursive: true, force: true });
      resolve();
    });
  });
  const server = `http://127.0.0.1:${port}/janus`;
  await until('Janus to answer', async () => {
    if (over) throw new Error(`Janus ended at once:\n${said}`);
    return await fetch(`${server}/info`).then(
      ({ ok }) => ok || null,
      () => null,
    );
  });
  return {
    server,
    async stop() {
      janus.kill();
      await gone;
    },
  };
}

/** Debian keeps libraries in a folder named after the processor. */
function librariesOf(part: string): string {
  const lib = '/usr/lib';
  const found = readdirSync(lib, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(lib, name, part))
    .find((path) => readable(path));
  if (found === undefined) throw new Error(`No ${part} under ${lib}: install Debian’s janus.`);
  return found;
}

function readable(path: string): boolean {
  try {
    return readdirSync(path).length > 0;
  } catch {
    return false;
  }
}

function allBut(folder: string, kept: string): string {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.so') && !name.includes(`_${kept}.`))
    .join(',');
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
