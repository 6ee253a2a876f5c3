/** The form that the round-trip tests compare, and arbitrary session documents. */
import * as fc from 'fast-check';
import type { Nodes } from 'mdast';
import type { ExportCommitment } from '../../../lib/export/document';
import { NOTE_KINDS, type ExportLanguage } from '../../../lib/export/labels';

/** A tree without positions and with neighbouring texts joined, as `type: text` lines. */
export function outline(node: Nodes): string[] {
  if (node.type === 'paragraph' || node.type === 'heading') {
    const depth = node.type === 'heading' ? node.depth : '';
    return [`${node.type}${depth}: ${node.children.map(inline).join('')}`];
  }
  if (!('children' in node)) return [`unexpected ${node.type}`];
  const inner = node.children.flatMap((child) => outline(child));
  return node.type === 'root' ? inner : [`<${node.type}>`, ...inner, `</${node.type}>`];
}

function inline(node: Nodes): string {
  if (node.type === 'text') return node.value;
  // A bare address may become a link to itself, which hides and loses nothing.
  if (node.type === 'link') {
    const shown = node.children.map(inline).join('');
    return [shown, `mailto:${shown}`].includes(node.url) ? shown : `<link ${node.url}>`;
  }
  return node.type === 'break' ? '\n' : `<unexpected ${node.type}>`;
}

const MARKUP = [
  ...'\\`*_{}[]()<>#+-.!|~$%=&;:"\'@^/',
  ' ',
  '  ',
  '\t',
  '\n',
  '\n\n',
  '\r\n',
  'a',
  'B',
  '1',
  '12',
  'é',
  '\u00A0',
  '\u202F',
  '\u2028',
  '\u202E',
  '\u2066',
  '\0',
  '\u001B',
  '\uD800',
  '😀',
  'ש',
  '<img src=x onerror=alert(1)>',
  '<!-- ',
  ' -->',
  '</li></ul><script>',
  '[x](javascript:alert(1))',
  '[a]: http://a.example',
  '[12:03]',
  '&amp;',
  '&#0;',
  '&#x202E;',
  '```\n',
  '---',
  '===',
  '1. ',
  '1) ',
  '# ',
  '> ',
  '- [x] ',
  '| a | b |',
  '|-|-|',
  ':-:|:-:',
  '    code',
  '~~~',
  '{{x}}',
  'http://a.example/a_b',
  'me@a.example',
  '=HYPERLINK("http://a.example")',
] as const;

const marked = fc
  .array(fc.constantFrom(...MARKUP), { maxLength: 12 })
  .map((pieces) => pieces.join(''));

/** Text made of markup, or of arbitrary UTF-16 code units. */
export const hostileText = fc.oneof(
  { weight: 4, arbitrary: marked },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
);

const atMs = fc.integer({ min: -1000, max: 20_000_000 });
const calendarDate = fc.constantFrom('2026-01-01', '2027-02-28', '2026-02-30', '', null);
const share = fc.double({ min: 0, max: 1, noNaN: true });
const upTo = <T>(item: fc.Arbitrary<T>) => fc.array(item, { maxLength: 4 });

export const sessionDocument = fc.record({
  language: fc.constantFrom<ExportLanguage[]>('en', 'fr'),
  person: hostileText,
  startedAt: fc.integer({ min: 0, max: 4_000_000_000_000 }),
  timeZone: fc.constantFrom('Europe/Paris', 'UTC', 'Nowhere/<b>'),
  elapsedMs: atMs,
  measures: fc.option(
    fc.record({
      coachShare: fc.option(share),
      range: fc.option(fc.tuple(share, share)),
      longestCoachTurnMs: fc.option(atMs),
      medianCoacheeTurnMs: fc.option(atMs),
      silences: fc.option(fc.nat(100)),
      holdRate: fc.option(share),
      blindMs: atMs,
      mutedMs: atMs,
    }),
  ),
  guessPercent: fc.option(fc.nat(100)),
  notes: upTo(
    fc.record({
      atMs,
      kind: fc.constantFrom(...NOTE_KINDS),
      text: hostileText,
      shareable: fc.boolean(),
    }),
  ),
  prompts: upTo(fc.record({ atMs, text: hostileText })),
  scales: upTo(fc.record({ label: hostileText, value: fc.option(fc.nat(10)) })),
  lines: upTo(fc.record({ label: hostileText, text: hostileText })),
  commitments: upTo(
    fc.record({
      text: hostileText,
      due: calendarDate,
      state: fc.constantFrom<ExportCommitment['state'][]>('open', 'done', 'dropped'),
      shareable: fc.boolean(),
    }),
  ),
  nextDate: calendarDate,
});
