import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { en } from '../../lib/i18n/en';
import { manifest } from '../../manifest.config';
import { expect, test } from './fixtures';
import { launchAparte } from './harness/browser';
import { distOf } from './harness/build';
import { openCall } from './harness/call';
import { heardFrom } from './harness/heard';
import { openPanel } from './harness/panel';
import { PanelPage } from './harness/panel-page';
import { grantSite } from './harness/permissions';

test('the shipped build requests no site, and hears an allowed one', async ({ server }) => {
  const aparte = await launchAparte({ dist: distOf('shipped'), keepWelcome: true });
  const call = await openCall(aparte, server.origin);
  const panel = new PanelPage((await openPanel(aparte, call.coach)).page);
  await expect(panel.page.getByText(en.panel.call.notAllowed)).toBeVisible();

  await grantSite(aparte, 'http://127.0.0.1/*');
  await call.coach.bringToFront();
  await panel.page.getByRole('button', { name: en.panel.call.allow, exact: true }).click();
  const welcome = await aparte.pageAt('/welcome.html');
  await welcome.getByRole('textbox', { name: en.welcome.sites.other }).fill('http://127.0.0.1');
  await welcome.getByRole('button', { name: en.welcome.sites.allow, exact: true }).click();
  await call.coach.bringToFront();
  const reloaded = call.coach.waitForEvent('load');
  await panel.page.getByRole('button', { name: en.panel.call.reload, exact: true }).click();
  await reloaded;
  await call.waitUntilLive();
  await expect(panel.page.getByText(en.panel.call.reloadNeeded)).toBeHidden();
  await panel.startWithNew('Camille');
  await panel.answerConsent(true);
  await heardFrom(panel.page, 'coachee');
  await aparte.close();
});

test('the shipped manifest is the declared one and adds no rights', () => {
  const built = JSON.parse(readFileSync(join(distOf('shipped'), 'manifest.json'), 'utf8'));
  const { name: _, ...declared } = manifest({ browser: 'chrome', mode: 'production' });
  expect(built).toMatchObject(declared);
  expect(Object.keys(built).toSorted()).toEqual(
    [
      'action',
      'background',
      'commands',
      'content_security_policy',
      'default_locale',
      'description',
      'icons',
      'incognito',
      'manifest_version',
      'minimum_chrome_version',
      'name',
      'optional_host_permissions',
      'options_ui',
      'permissions',
      'version',
    ].toSorted(),
  );
});
