/** A rendered document as a file that opens anywhere, and asks nothing of any network. */

const STYLE =
  'body{max-width:42rem;margin:2rem auto;padding:0 1rem;font:16px/1.5 system-ui,sans-serif;color:#222;background:#fff}' +
  'h1{font-size:1.5rem}h2{margin-top:2rem;border-top:1px solid #ddd;padding-top:1rem}';

/**
 * @param title words of ours: nothing in it is escaped
 * @param body HTML in which every text is escaped already (see lib/export/render.ts)
 */
export function htmlPage(language: string, title: string, body: string): string {
  return [
    '<!doctype html>',
    `<html lang="${language}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src \'unsafe-inline\'">',
    `<title>${title}</title>`,
    `<style>${STYLE}</style>`,
    '</head>',
    `<body>${body}</body>`,
    '</html>',
    '',
  ].join('\n');
}
