import * as fc from 'fast-check';
import type { Root } from 'mdast';
import { parsers } from 'prettier/plugins/markdown';
import { describe, expect, test } from 'vitest';
import { exportParts } from '../../../lib/export/compose';
import { sanitisedText, visibleText } from '../../../lib/export/sanitise';
import { exportJson, toJson } from '../../../lib/export/json';
import { chosen, type ExportData } from '../../../lib/export/export-data';
import { frontMatter, obsidianLink } from '../../../lib/export/obsidian';
import { produceTable, produceText } from '../../../lib/export/produce';
import { toHtml, toMarkdown, toPlain } from '../../../lib/export/render';
import { TABLE_LABELS } from '../../../lib/export/table-labels';
import { TABLES } from '../../../lib/export/tables';
import {
  originalExportTemplate,
  withSection,
  type ExportTemplate,
} from '../../../lib/export/export-template';
import { HOSTILE } from '../../fixtures/hostile';
import { anyMaterial, anyWay, CAMILLE } from './material';
import { htmlOutline, intruders } from './page';
import { ENGLISH } from './sample';
import { parseCsv } from './strict-csv';
import { outline } from './tree';

const parsed = (markdown: string): Root => parsers.markdown.parse(markdown, {} as never) as Root;
/** Its parts joined. */
const exportDocument = (material: ExportData, way: ExportTemplate): Root => ({
  type: 'root',
  children: [...exportParts(material, way)].flatMap(({ children }) => children),
});
const RUNS = { numRuns: 200 };
const DAY = 24 * 3_600_000;

/** A pace that never waits. */
function atOnce(signal = new AbortController().signal) {
  return { signal, pause: () => Promise.resolve() };
}

async function resultOf<T>(steps: AsyncGenerator<unknown, T, void>): Promise<T> {
  for (;;) {
    const { value, done } = await steps.next();
    if (done) return value;
  }
}

describe('the export template for a message to the person', () => {
  const material: ExportData = {
    ...CAMILLE,
    sessions: [
      {
        ...ENGLISH,
        notes: [
          { atMs: 1000, kind: 'insight', text: 'It is mine.', shareable: true },
          { atMs: 2000, kind: 'free', text: 'Looks tired.', shareable: false },
        ],
        commitments: [
          { text: 'Call Ana', due: null, state: 'open', shareable: true },
          { text: 'Kept back', due: null, state: 'open', shareable: false },
        ],
      },
    ],
  };
  const way = originalExportTemplate('coachee', 'en');

  test('includes what is marked shareable and nothing else', () => {
    const text = toPlain(exportDocument(material, way));
    expect(text).toContain('Hello Camille,\n\nHere is what we noted together.');
    expect(text).toContain('It is mine.');
    expect(text).toContain('Call Ana');
    expect(text).toContain('1 April 2026');
    for (const kept of ['tired', 'Kept back', '24%', 'Guess', '7/10', 'What matters', 'silence'])
      expect(text).not.toContain(kept);
  });

  test('includes measures when they are chosen', () => {
    expect(toPlain(exportDocument(material, withSection(way, 'talk', true)))).toContain('24%');
  });

  test('leaves out the same from tables and JSON', async () => {
    for (const table of TABLES) {
      const csv = await resultOf(produceTable(table, [material], way, {}, atOnce()));
      expect(csv).not.toMatch(/tired|Kept back|24|7\/10/);
    }
    expect(toJson(chosen(material, way))).not.toMatch(/tired|Kept back|0\.2378|What matters/);
  });
});

describe('the export template for supervision', () => {
  const way: ExportTemplate = {
    ...originalExportTemplate('supervision', 'en'),
    intro: 'About {name}, that is Camille.',
  };
  const material: ExportData = {
    ...CAMILLE,
    sessions: [
      {
        ...ENGLISH,
        notes: [{ atMs: 0, kind: 'free', text: 'Camille (Zoé) 06 12 34 56 78', shareable: false }],
        prompts: [{ atMs: 0, text: 'What else, Camille?' }],
        lines: [{ label: 'L', text: 'see meet.example/abc-defg, or z@a.example' }],
        commitments: [{ text: 'Zoe calls', due: '2026-03-10', state: 'open', shareable: true }],
      },
      { ...ENGLISH, startedAt: ENGLISH.startedAt + 7 * DAY, notes: [], commitments: [] },
    ],
  };

  test('names nobody, and replaces dates with weeks, in every format', async () => {
    const text = toPlain(exportDocument(material, way));
    expect(text).toContain('About [the person], that is [the person].');
    expect(text).toContain('Week 3, 58\u00A0min\u00A02\u00A0s');
    expect(text).toContain('Week 4, ');
    expect(text).toContain('Open, due in week 4: [the person] calls');
    expect(text).toContain('[the person] ([the person]) [phone]');
    const tables = await Promise.all(
      TABLES.map((table) => resultOf(produceTable(table, [material], way, {}, atOnce()))),
    );
    const whole = [text, toJson(chosen(material, way)), ...tables].join('\n');
    expect(whole).not.toMatch(/camille|zoé|zoe|tour|2026|march|abc-defg|@|06 12/i);
  });

  test('removes the person’s names from every text', () => {
    fc.assert(
      fc.property(fc.constantFrom(...HOSTILE), fc.constantFrom(...HOSTILE), (before, after) => {
        const text = `${before} Camille ${after} Zoé`;
        const notes = [{ atMs: 0, kind: 'free' as const, text, shareable: false }];
        const told = { ...material, sessions: [{ ...ENGLISH, notes }] };
        expect(toPlain(exportDocument(told, way))).not.toMatch(/camille|zoé/i);
      }),
      RUNS,
    );
  });
});

describe('the export template for one running note', () => {
  test('has all sessions, newest first', () => {
    const sessions = [0, 7, 14].map((days) => ({
      ...ENGLISH,
      startedAt: ENGLISH.startedAt + days * DAY,
    }));
    const text = toMarkdown(
      exportDocument({ ...CAMILLE, sessions }, originalExportTemplate('running', 'en')),
    );
    expect(text.match(/^##? .*/gm)).toEqual([
      '# Sessions with Camille',
      '## 15 March 2026, 14:30 (Europe/Paris), 58\u00A0min\u00A02\u00A0s',
      '## 8 March 2026, 14:30 (Europe/Paris), 58\u00A0min\u00A02\u00A0s',
      '## 1 March 2026, 14:30 (Europe/Paris), 58\u00A0min\u00A02\u00A0s',
    ]);
    expect(text).toContain('### Notes');
    expect(text).toContain('#### A moment that mattered');
  });
});

describe('any export data with any template', () => {
  test('reads back from Markdown and HTML with the same texts', () => {
    fc.assert(
      fc.property(anyMaterial, anyWay, (material, way) => {
        const root = exportDocument(material, way);
        const html = toHtml(root);
        expect(outline(parsed(toMarkdown(root)))).toEqual(outline(root));
        expect(htmlOutline(html)).toEqual(outline(root));
        expect(intruders(html)).toEqual([]);
      }),
      RUNS,
    );
  }, 120_000);

  test('gives the same result in steps as at once', async () => {
    await fc.assert(
      fc.asyncProperty(anyMaterial, anyWay, async (material, way) => {
        const plain = { ...way, frontMatter: false };
        const root = exportDocument(material, way);
        const made = await resultOf(produceText(material, plain, atOnce()));
        expect(made.markdown).toBe(toMarkdown(root));
        expect(made.html).toBe(toHtml(root));
      }),
      RUNS,
    );
  }, 120_000);

  test('reads back from JSON unchanged', () => {
    fc.assert(
      fc.property(anyMaterial, anyWay, (material, way) => {
        const kept = chosen(material, way);
        const back = exportJson.parse(JSON.parse(toJson(kept)));
        expect(back.person).toBe(kept.person.name);
        expect(back.sessions.map(({ notes }) => notes)).toEqual(kept.sessions.map((s) => s.notes));
        expect(back.sessions.map(({ lines }) => lines)).toEqual(kept.sessions.map((s) => s.lines));
        expect(back.sessions.map(({ commitments }) => commitments.map(({ text }) => text))).toEqual(
          kept.sessions.map((s) => s.commitments.map(({ text }) => text)),
        );
      }),
      RUNS,
    );
  });

  test('reads back from every table with a strict parser, without a formula in any cell', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyMaterial,
        anyWay,
        fc.constantFrom(...TABLES),
        async (material, way, table) => {
          const csv = await resultOf(produceTable(table, [material], way, {}, atOnce()));
          const [head = [], ...rows] = parseCsv(csv);
          // A text never reads back as a plain negative number, because it would be prefixed.
          const cells = rows.flat().filter((cell) => !/^-\d+$/.test(cell));
          expect(rows.every((row) => row.length === head.length)).toBe(true);
          expect(cells.filter((cell) => /^[\s\p{Cf}]*[=+\-@＝＋－＠]/u.test(cell))).toEqual([]);
          if (table !== 'notes') return;
          const texts = chosen(material, way).sessions.flatMap(({ notes }) =>
            notes.toSorted((a, b) => a.atMs - b.atMs).map(({ text }) => visibleText(text)),
          );
          const at = head.indexOf(TABLE_LABELS[material.language].text);
          expect(rows.map((row) => row[at]?.replace(/^'(?=[\s\S])/, ''))).toEqual(
            texts.map((text) => text.replace(/^'(?=[\s\S])/, '')),
          );
        },
      ),
      RUNS,
    );
  });

  test('stops when it is cancelled', async () => {
    const stop = new AbortController();
    const sessions = Array.from({ length: 50 }, () => ENGLISH);
    const steps = produceText(
      { ...CAMILLE, sessions },
      originalExportTemplate('running', 'en'),
      atOnce(stop.signal),
    );
    expect((await steps.next()).value).toEqual({ done: 0, total: 50 });
    await steps.next();
    stop.abort();
    await expect(steps.next()).rejects.toThrow('abort');
  });
});

describe('the export to Obsidian', () => {
  test('has YAML front matter that holds exactly its fields', () => {
    for (const name of HOSTILE) {
      const material = { ...CAMILLE, person: { ...CAMILLE.person, name } };
      const [open, ...rest] = frontMatter(material, name).split('\n');
      const close = rest.indexOf('---');
      expect([open, ...rest.slice(close)]).toEqual(['---', '---', '', '']);
      const lines = rest.slice(0, close);
      // A name without any visible character gives no title.
      const read = lines.map(
        (line) => /^(title|person|date|minutes|tags|  - coaching)/.exec(line)?.[0],
      );
      expect(read).not.toContain(undefined);
      const title: unknown = JSON.parse((lines[0] ?? '').slice('title: '.length));
      expect(title).toBe(sanitisedText(name).replace(/\s+/g, ' ').trim());
    }
  });

  test('puts a short note in the link, and a long one on the clipboard', () => {
    const short = obsidianLink('A note', 'é & #');
    expect(short).toEqual({
      href: 'obsidian://new?name=A%20note&content=%C3%A9%20%26%20%23',
      fromClipboard: false,
    });
    const long = obsidianLink('A note', 'é'.repeat(400));
    expect(long).toEqual({ href: 'obsidian://new?name=A%20note&clipboard', fromClipboard: true });
  });
});
