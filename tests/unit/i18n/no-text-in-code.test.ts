/** Every text of the interface is in lib/i18n: components contain none. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** Attributes and options whose text people read. */
const READ = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'aria-roledescription',
  'aria-valuetext',
  'caption',
  'closeLabel',
  'description',
  'digits',
  'emptyText',
  'error',
  'hint',
  'label',
  'message',
  'meta',
  'placeholder',
  'title',
  'unit',
]);

/** Texts that are the same in every language, by file. */
const SAME_EVERYWHERE: Readonly<Record<string, readonly string[]>> = {
  'components/journal/person/About.tsx': ['vous', 'tu'],
};

interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}

/** The texts that a file puts on the screen without translation. */
function textsIn(file: string, source: string): string[] {
  const found: string[] = [];
  const keep = (text: string) => {
    if (/\p{L}/u.test(text)) found.push(text.trim());
  };

  function visit(node: Node): void {
    if (node.type === 'JSXText') keep(String(node['value']));
    if (node.type === 'JSXExpressionContainer') shown(node['expression'], keep);
    if (node.type === 'Property' && READ.has(String((node['key'] as Node)['name'])))
      shown(node['value'], keep);
    if (node.type === 'JSXAttribute') {
      const { name, value } = node as unknown as { name: Node; value: unknown };
      // Other text in an attribute is for the code, unless it contains elements.
      const inside = isNode(value) ? (value['expression'] ?? value) : null;
      if (READ.has(String(name['name']))) shown(inside, keep);
      if (isNode(inside)) visit(inside);
      return;
    }
    for (const child of Object.values(node))
      for (const each of Array.isArray(child) ? child : [child]) if (isNode(each)) visit(each);
  }

  visit(parseSync(file, source, { lang: 'tsx' }).program as unknown as Node);
  return found;
}

/** The texts that an expression may evaluate to. */
function shown(expression: unknown, keep: (text: string) => void): void {
  if (!isNode(expression)) return;
  const { type } = expression;
  if (type === 'Literal' && typeof expression['value'] === 'string') keep(expression['value']);
  if (type === 'TemplateLiteral')
    for (const part of expression['quasis'] as Node[])
      keep((part['value'] as { cooked: string }).cooked);
  if (type === 'ConditionalExpression') {
    shown(expression['consequent'], keep);
    shown(expression['alternate'], keep);
  }
  if (type === 'LogicalExpression') {
    shown(expression['left'], keep);
    shown(expression['right'], keep);
  }
}

const files = readdirSync(join(ROOT, 'components'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.tsx'))
  .map((file) => join('components', file))
  .toSorted();

describe('components', () => {
  it('contain no text of their own', () => {
    expect(files.length).toBeGreaterThan(100);
    const texts = files.flatMap((file) =>
      textsIn(file, readFileSync(join(ROOT, file), 'utf8'))
        .filter((text) => SAME_EVERYWHERE[file]?.includes(text) !== true)
        .map((text) => `${file}: ${text}`),
    );
    expect(texts).toEqual([]);
  });
});

describe('the search for text in components', () => {
  it.each([
    ['an element', '<p>Hello</p>'],
    ['an expression', "<p>{ok ? 'Yes' : 'No'}</p>", 2],
    ['a template', '<p>{`${n} notes`}</p>'],
    ['what is read aloud', '<i aria-label="Close" />'],
    ['a label that may be', '<Field label={bad && "Wrong"} />'],
    ['an option', "<Select options={[{ value: 'a', label: 'Every' }]} />"],
    ['an element in an attribute', '<Menu trigger={<b>Open</b>} />'],
  ])('finds text in %s', (_where, element, count = 1) => {
    expect(textsIn('x.tsx', `const x = ${element};`)).toHaveLength(count);
  });

  it('ignores text meant for the code, and symbols', () => {
    const element = '<p className="row" lang="fr">{t("panel.hidden")} · {"–"}</p>';
    expect(textsIn('x.tsx', `const x = ${element};`)).toEqual([]);
  });
});
