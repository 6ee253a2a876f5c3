/** SIGKILL of stock Firefox while the coach is typing in its sidebar. */
import { en } from '../../lib/i18n/en';
import { until } from '../e2e/harness/wait';
import { firefoxDist } from '../firefox/harness/build';
import { KEEPS_WHAT_IS_STORED, launchFirefox, type Firefox } from '../firefox/harness/firefox';
import { closeSidebar, pressToolbarButton, Sidebar } from '../firefox/harness/sidebar';
import { stored } from '../firefox/harness/stored';
import type { FaultResult } from './fault';
import { killedTyping, type Desk } from './setting/killed-typing';

export async function run(count: number, seed: number): Promise<FaultResult> {
  return await killedTyping(open, count, seed);
}

async function open(profileDir: string, anew: boolean): Promise<Desk> {
  const firefox = await launchFirefox(KEEPS_WHAT_IS_STORED, profileDir);
  await firefox.browser.installExtension(firefoxDist());
  const inside = await firefox.pageAt('/welcome.html');
  const sidebar = await sidebarInSession(firefox, anew);
  return {
    beingWritten: () => sidebar.noteBeingWritten(),
    write: (text) => sidebar.write(en.panel.notes.field, text),
    save: () => sidebar.saveNote(),
    notes: async () => (await stored(inside, 'note')).map(({ payload }) => payload.text),
    countSessions: async () => (await stored(inside, 'session')).length,
    close: firefox.close,
    kill: firefox.kill,
  };
}

/** The sidebar in the open session, or `anew` in a new one. */
async function sidebarInSession(firefox: Firefox, anew: boolean): Promise<Sidebar> {
  await closeSidebar(firefox);
  await pressToolbarButton(firefox);
  const sidebar = await Sidebar.opened(firefox);
  if (anew) await sidebar.startWithNew('Camille');
  await until(
    'the sidebar to be ready',
    async () => {
      if ((await sidebar.noteBeingWritten()) !== null) return true;
      await sidebar.pressIfThere(en.panel.open.goOn);
      return null;
    },
    60_000,
  );
  return sidebar;
}
