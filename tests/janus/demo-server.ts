/** Serves Janus's own demo pages as Debian ships them, with its libraries: nothing comes from elsewhere. */
import { readFileSync, realpathSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';

const DEMOS = '/usr/share/janus/demos';

const MIME_TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

/** @param server where the pages find Janus */
export async function startDemoServer(server: string) {
  const settings = `var server = ${JSON.stringify(server)}; var iceServers = []; var token = ""; var apisecret = "";`;
  const http = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const content = pathname === '/settings.js' ? settings : fileAt(pathname);
    const type = MIME_TYPES[extname(pathname)] ?? 'application/octet-stream';
    response.writeHead(content === null ? 404 : 200, { 'Content-Type': type });
    response.end(content);
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    close: () => {
      http.closeAllConnections();
      http.close();
    },
  };
}

/** The libraries are links into Debian's folder of JavaScript, and nothing beyond it is served. */
function fileAt(pathname: string): Buffer | null {
  try {
    const path = realpathSync(join(DEMOS, decodeURIComponent(pathname)));
    return path.startsWith('/usr/share/') ? readFileSync(path) : null;
  } catch {
    return null;
  }
}
