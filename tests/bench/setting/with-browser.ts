import { launchAparte, type Aparte } from '../../e2e/harness/browser';
import { startCallServer } from '../../fixtures/call/server';

/** A fresh browser with the test build in it, and the call server; both gone afterwards. */
export async function withBrowser<T>(
  work: (aparte: Aparte, origin: string) => Promise<T>,
): Promise<T> {
  const server = await startCallServer();
  try {
    const aparte = await launchAparte();
    try {
      return await work(aparte, server.origin);
    } finally {
      await aparte.close();
    }
  } finally {
    await server.close();
  }
}
