import { CSPProvider } from '@base-ui/react/csp-provider';
import { Tooltip } from '@base-ui/react/tooltip';
import { useLayoutEffect, type ReactNode } from 'react';
import { Toaster } from './Toast';
import './tokens.css';
import './base.css';

/** `system` follows the browser. */
export type Theme = 'system' | 'light' | 'dark';

export interface UiRootProps {
  /** BCP 47 tag of the words inside. */
  lang: string;
  theme?: Theme;
  labels: { notifications: string; dismiss: string };
  children: ReactNode;
}

/**
 * The root every page mounts once: theme and language on the document, tooltips, toasts. It adds no style
 * elements, which the extension's `style-src 'self'` would refuse.
 */
export function UiRoot({ lang, theme = 'system', labels, children }: UiRootProps) {
  useLayoutEffect(() => {
    const root = document.documentElement;
    root.lang = lang;
    if (theme === 'system') delete root.dataset.theme;
    else root.dataset.theme = theme;
  }, [lang, theme]);

  return (
    <CSPProvider disableStyleElements>
      <Tooltip.Provider delay={500}>
        <Toaster label={labels.notifications} dismissLabel={labels.dismiss}>
          {children}
        </Toaster>
      </Tooltip.Provider>
    </CSPProvider>
  );
}
