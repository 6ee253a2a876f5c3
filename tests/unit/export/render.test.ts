import * as fc from 'fast-check';
import type { Root } from 'mdast';
import { parsers } from 'prettier/plugins/markdown';
import { describe, expect, test } from 'vitest';
import { sessionTree, type SessionDocument } from '../../../lib/export/document';
import { sanitisedText } from '../../../lib/export/sanitise';
import { EXPORT_LABELS } from '../../../lib/export/labels';
import { toHtml, toMarkdown, toPlain } from '../../../lib/export/render';
import { htmlOutline, intruders } from './page';
import { ENGLISH } from './sample';
import { hostileText, outline, sessionDocument } from './tree';

const RUNS = { numRuns: 300 };

/**
 * Prettier's parser is remark: CommonMark and GitHub's tables, strikethrough and bare addresses,
 * besides maths, wiki links and templates, so more can go wrong in it than in CommonMark.
 */
const parsed = (markdown: string): Root => parsers.markdown.parse(markdown, {} as never) as Root;

const tree = (doc: SessionDocument): Root => sessionTree(doc, EXPORT_LABELS[doc.language]);

/** A document whose only paragraph is `text`, with its first line at the start of a line. */
const alone = (text: string): Root =>
  tree({
    language: 'en',
    person: '',
    startedAt: 0,
    timeZone: 'UTC',
    elapsedMs: 0,
    notes: [],
    prompts: [],
    scales: [],
    lines: [{ label: 'L', text }],
    commitments: [],
  });

const MARKDOWN_HEAD = /^[\s\S]*### L\n\n/;
const HTML_HEAD = /^[\s\S]*<h3>L<\/h3>\n/;

describe('hostile text is escaped', () => {
  test.each([
    ['<img src=x onerror=alert(1)>', '\\<img src=x onerror=alert(1)>'],
    ['[x](javascript:alert(1))', '\\[x]\\(javascript:alert(1))'],
    ['![x](http://a.example/p.png)', '!\\[x]\\(http://a.example/p.png)'],
    ['<1@a.example>', '\\<1@a.example>'],
    ['# heading', '\\# heading'],
    ['1. list', '1\\. list'],
    ['- list', '\\- list'],
    ['> quote', '\\> quote'],
    ['`code` ```', '\\`code\\` \\`\\`\\`'],
    ['| a |', '\\| a \\|'],
    ['=HYPERLINK("x")', '\\=HYPERLINK("x")'],
    ['<!-- gone -->', '\\<!-- gone -->'],
    ['&amp; &#60;', '\\&amp; \\&#60;'],
    ['*a* _b_ ~~c~~', '\\*a\\* \\_b\\_ \\~\\~c\\~\\~'],
    ['😀_a_😀', '😀\\_a\\_😀'],
    ['%%hidden%%', '\\%%hidden\\%%'],
    ['    indented', '&#x20;   indented'],
    ['a\n---', 'a\\\n\\---'],
    ['a\n:-:', 'a\\\n\\:-:'],
    ['a\n-:', 'a\\\n\\-:'],
    ['a\n===', 'a\\\n\\=\\=='],
    ['https://a.example/?b=c&d=e_f', 'https://a.example/?b=c&d=e_f'],
    ['https://a.example/*', 'https\\://a.example/\\*'],
    ['http://a.example\nb', 'http://a.example  \nb'],
    ['[12:03]', '[12:03]'],
    ['[12:03]: http://a.example', '\\[12:03]: http://a.example'],
  ])('in Markdown: %s', (text, expected) => {
    const markdown = toMarkdown(alone(text));
    expect(markdown.replace(MARKDOWN_HEAD, '')).toBe(`${expected}\n`);
    expect(outline(parsed(markdown)).at(-1)).toBe(`paragraph: ${text}`);
  });

  test.each([
    ['<img src=x onerror=alert(1)>', '&#x3C;img src=x onerror=alert(1)>'],
    ['</p><script>alert(1)</script>', '&#x3C;/p>&#x3C;script>alert(1)&#x3C;/script>'],
    ['<!-- gone -->', '&#x3C;!-- gone -->'],
    ['&amp;', '&#x26;amp;'],
    ['[x](javascript:alert(1))', '[x](javascript:alert(1))'],
    ['a\0\r\nb', 'a\uFFFD<br>b'],
  ])('in HTML: %j', (text, expected) => {
    const html = toHtml(alone(text));
    expect(html.replace(HTML_HEAD, '')).toBe(`<p>${expected}</p>`);
    expect(intruders(html)).toEqual([]);
  });
});

test('raw HTML in a document never reaches the exported page', () => {
  const root: Root = { type: 'root', children: [{ type: 'html', value: '<img onerror=x>' }] };
  expect(intruders(toHtml(root))).toEqual([]);
});

test('blank lines are kept in the export', () => {
  const text = 'a\n\nb\n\n\n  c\n\n\n\nd\n \ne';
  const texts = outline(parsed(toMarkdown(alone(text)))).slice(-3);
  expect(texts.map((block) => block.replace('paragraph: ', '')).join('\n\n')).toContain(text);
});

/** Foreign texts in the order in which the document shows them. */
function foreignTexts(doc: SessionDocument): string[] {
  const byTime = <T extends { atMs: number }>(items: readonly T[]) =>
    items.toSorted((a, b) => a.atMs - b.atMs);
  return [...byTime(doc.notes), ...byTime(doc.prompts), ...doc.lines, ...doc.commitments].map(
    ({ text }) => sanitisedText(text),
  );
}

/** The texts of all blocks, joined, in which to find foreign texts. */
const running = (blocks: readonly string[]): string =>
  blocks
    .filter((block) => !block.startsWith('<'))
    .map((block) => block.replace(/^\w+: /, ''))
    .join('\n\n');

function expectInOrder(whole: string, texts: readonly string[]): void {
  let from = 0;
  for (const text of texts) {
    const at = whole.indexOf(text, from);
    expect(at, `${JSON.stringify(text)} in ${JSON.stringify(whole)}`).toBeGreaterThanOrEqual(from);
    from = at + text.length;
  }
}

describe('any session document', () => {
  test('reads back from Markdown with the same structure and texts', () => {
    fc.assert(
      fc.property(sessionDocument, (doc) => {
        const root = tree(doc);
        const back = outline(parsed(toMarkdown(root)));
        expect(back).toEqual(outline(root));
        expectInOrder(running(back), foreignTexts(doc));
      }),
      RUNS,
    );
  }, 60_000);

  test('reads back from HTML with the same structure and texts, and nothing else', () => {
    fc.assert(
      fc.property(sessionDocument, (doc) => {
        const root = tree(doc);
        const html = toHtml(root);
        const back = htmlOutline(html);
        expect(intruders(html)).toEqual([]);
        expect(back).toEqual(outline(root));
        expectInOrder(running(back), foreignTexts(doc));
      }),
      RUNS,
    );
  }, 60_000);

  test('keeps its texts in plain text', () => {
    fc.assert(
      fc.property(sessionDocument, (doc) => {
        const plain = toPlain(tree(doc));
        // Continuation lines are indented: compare line by line.
        expectInOrder(
          plain,
          foreignTexts(doc).flatMap((text) => text.split('\n')),
        );
      }),
      RUNS,
    );
  }, 60_000);

  test('puts foreign text last in its line, so that bidi controls affect nothing else', () => {
    const mark = (text: string) => text.replace(/^/, '\u202E').replace(/$/, '§');
    const doc = (text: string): SessionDocument => ({
      ...ENGLISH,
      person: text,
      notes: [{ atMs: 1, kind: 'insight', text, shareable: false }],
      prompts: [{ atMs: 1, text }],
      scales: [{ label: text, value: 3 }],
      lines: [{ label: text, text }],
      commitments: [{ text, due: '2026-05-01', state: 'open', shareable: true }],
    });
    fc.assert(
      fc.property(
        hostileText.map((text) => sanitisedText(text).replaceAll('§', '')),
        (text) => {
          const plain = toPlain(tree(doc(mark(text))));
          expect(plain.match(/§/g)).toHaveLength(7);
          expect(plain).not.toMatch(/§./);
        },
      ),
      RUNS,
    );
  }, 60_000);
});

test.each([
  ['long lines', 'word '.repeat(200_000)],
  ['lines of prose', `${'x'.repeat(60)}\n`.repeat(16_000)],
  ['many short lines', 'a\n'.repeat(80_000)],
  ['markup', '*_[`<&'.repeat(170_000)],
])(
  'up to a megabyte of %s is exported',
  (_, text) => {
    const root = tree({ ...ENGLISH, notes: [{ atMs: 0, kind: 'free', text, shareable: false }] });
    const started = performance.now();
    expect(toMarkdown(root).length).toBeGreaterThan(text.length);
    expect(toHtml(root).length).toBeGreaterThan(text.length);
    expect(toPlain(root).length).toBeGreaterThan(text.length);
    // Quadratic work would take minutes; the bound leaves room for a busy machine.
    expect(performance.now() - started).toBeLessThan(30_000);
  },
  60_000,
);
