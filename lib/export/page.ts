/** An exported HTML fragment as a complete page that opens anywhere, loads nothing and runs no script. */
import { toHtml as hastToHtml } from 'hast-util-to-html';
import type { Element, Root } from 'hast';
import { sanitisedLine } from './sanitise';
import type { ExportLanguage } from './labels';

/** Content security policy: blocks loading and scripts even if a text contained something to run. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

const STYLE = `
  :root { color-scheme: light dark; }
  body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem;
         font: 16px/1.5 system-ui, sans-serif; overflow-wrap: break-word; }
  h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 1.6rem; } h3, h4 { font-size: 1rem; }
  li + li { margin-top: .25rem; }
`;

const element = (
  tagName: string,
  properties: Element['properties'],
  children: Element['children'] = [],
): Element => ({ type: 'element', tagName, properties, children });

/** @param fragment made by `toHtml` (see render.ts); @param title untrusted text. */
export function htmlPage(fragment: string, title: string, language: ExportLanguage): string {
  const head: Root = {
    type: 'root',
    children: [
      element('meta', { charSet: 'utf-8' }),
      element('meta', { httpEquiv: ['Content-Security-Policy'], content: POLICY }),
      element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      element('title', {}, [{ type: 'text', value: sanitisedLine(title) }]),
      element('style', {}, [{ type: 'text', value: STYLE }]),
    ],
  };
  return `<!doctype html>
<html lang="${language}">
<head>
${hastToHtml(head)}
</head>
<body>
${fragment}
</body>
</html>
`;
}
