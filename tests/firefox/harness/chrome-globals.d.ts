/** What Firefox's own window knows, as far as the tests use it. */
interface FirefoxBrowserElement {
  readonly messageManager: {
    addMessageListener(name: string, listener: (message: { data: string }) => void): void;
    loadFrameScript(url: string, allowDelayed: boolean): void;
  };
  readonly currentURI: { readonly spec: string };
}

declare const SidebarController: {
  readonly isOpen: boolean;
  readonly currentID: string;
  readonly browser: { readonly contentDocument: Document } | null;
  hide(): void;
  show(id: string): Promise<boolean>;
};
declare function OpenBrowserWindow(): Window;
declare const gBrowserInit: { readonly delayedStartupFinished: boolean };
declare function openTrustedLinkIn(
  url: string,
  where: 'tab' | 'window',
  options?: { private: boolean },
): void;
declare const WebExtensionPolicy: {
  getByID(
    id: string,
  ): { readonly extension: object; readonly privateBrowsingAllowed: boolean } | null;
};
declare const ChromeUtils: {
  importESModule(url: 'resource://gre/modules/ExtensionPermissions.sys.mjs'): {
    ExtensionPermissions: {
      add(id: string, granted: { permissions: string[]; origins: string[] }): Promise<void>;
    };
  };
  importESModule(url: 'resource://gre/modules/ExtensionParent.sys.mjs'): {
    ExtensionParent: {
      apiManager: {
        global: {
          browserActionFor(extension: object): { triggerAction(window: Window): Promise<void> };
        };
      };
    };
  };
};
