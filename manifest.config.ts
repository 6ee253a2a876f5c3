/** The manifest of each browser and build, in one place; golden copies in tests/unit hold it. */
import type { UserManifest } from 'wxt';

const CSP =
  "default-src 'self'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; " +
  "object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Public half of a key made for tests only: it pins the extension id in throwaway profiles. */
const TEST_KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAtTYLNOiXGZpiCABAaJrEW9T1mgh11iaHi7D9kWSPjsm+6BM0xwCyG+hChk6SOVqVTMU1wQSee2TRpoia1FwXe4Tu/kIHfXH5MgJ+sb50wnbBfjjMElsbRwkg/dJWalHzWVQnUSyD1AeRP0DEgwk38lu2CKxVpXw2krDJblNMxGBnYigpeRzpACVRpWRucKGjA1iBenvkXRQzqZGyXGWy2S5jVi0UZZpqOoPEeINmR/oZnU6Y7TuGPFOcPiRuqcWLhoRMe/4gOyHrPGoEoWveKT5qWQtjTPpRL75kntaV/iaQarIflb9svAetZX8mjgzD/PJeTaCMqvWfeJU8Rxud2QIDAQAB';

interface Target {
  readonly browser: string;
  readonly mode: string;
}

/** Keys while the call page has the focus. Chrome keeps Alt+Shift with A, B, I, P and T for itself. */
function commands(firefox: boolean): NonNullable<UserManifest['commands']> {
  const command = (key: string, description: string) => ({
    suggested_key: { default: `Alt+Shift+${key}` },
    description: `__MSG_${description}__`,
  });
  return {
    [firefox ? '_execute_sidebar_action' : '_execute_action']: command('O', 'commandOpen'),
    'mark-moment': command('M', 'commandMoment'),
    'toggle-speaker': command('S', 'commandHand'),
    'hide-everything': command('H', 'commandHide'),
  };
}

/**
 * @param target.browser WXT's browser name: `chrome` or `firefox` (Edge installs the Chrome build).
 * @param target.mode `e2e` adds exactly a pinned key and host access to this machine's own pages.
 */
export function manifest({ browser, mode }: Target): UserManifest {
  const firefox = browser === 'firefox';
  const e2e = mode === 'e2e';
  return {
    name: '__MSG_extensionName__',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    // Nothing could be stored there that outlives the window.
    incognito: 'not_allowed',
    permissions: [
      'storage',
      'unlimitedStorage',
      'alarms',
      'scripting',
      ...(firefox ? [] : ['sidePanel']),
    ],
    optional_host_permissions: ['https://*/*', 'http://*/*'],
    ...(e2e ? { host_permissions: ['http://localhost/*', 'http://127.0.0.1/*'] } : {}),
    action: { default_title: '__MSG_openPanel__' },
    commands: commands(firefox),
    content_security_policy: { extension_pages: CSP },
    ...(firefox
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'aparte@aparte.example',
              strict_min_version: '142.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
          sidebar_action: {
            default_panel: 'sidepanel.html',
            default_title: '__MSG_extensionName__',
            open_at_install: false,
          },
        }
      : {
          minimum_chrome_version: '128',
          ...(e2e ? { key: TEST_KEY } : {}),
        }),
  };
}
