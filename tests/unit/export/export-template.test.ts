import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lineOfPath } from '../../../lib/export/json-lines';
import { readExportTemplate } from '../../../lib/export/read-export-template';
import {
  originalExportTemplate,
  EXPORT_TEMPLATES,
  exportTemplateSchema,
  wayText,
  withSection,
} from '../../../lib/export/export-template';
import { HOSTILE } from '../../fixtures/hostile';
import { anyWay } from './material';

const mine = wayText(originalExportTemplate('mine', 'en'));
const changed = (from: string, to: string) => {
  expect(mine).toContain(from);
  return mine.replace(from, to);
};

describe('reading an export template', () => {
  test('reads what was written, for any template', () => {
    fc.assert(
      fc.property(anyWay, (way) => {
        expect(readExportTemplate(wayText(way))).toEqual({ way, faults: [] });
      }),
    );
  });

  test.each([
    ['a comma too many', changed('"intro": "",', '"intro": "",,'), [4, '', 'syntax', '']],
    ['an end too early', mine.slice(0, -2), [35, '', 'syntax', '']],
    ['nothing', '', [1, '', 'syntax', '']],
    [
      'a wrong type',
      changed('"deidentified": false', '"deidentified": "no"'),
      [33, 'deidentified', 'type', 'boolean'],
    ],
    [
      'a section that does not exist',
      changed('"section": "prompts"', '"section": "promts"'),
      [16, 'sections[2].section', 'value', 'talk, notes, prompts, reflection, commitments, next'],
    ],
    [
      'a section twice',
      changed('"section": "prompts"', '"section": "notes"'),
      [6, 'sections', 'twice', ''],
    ],
    ['an unknown field', changed('"intro"', '"entry"'), [1, 'intro', 'missing', 'string']],
    ['another version', changed('"version": 1', '"version": 2'), [2, 'version', 'value', '1']],
    [
      'too much',
      changed('"heading": ""', `"heading": "${'x'.repeat(501)}"`),
      [3, 'heading', 'long', '500'],
    ],
    ['a list', '[]', [1, '', 'type', 'object']],
  ])('with %s reports an error with line and field', (_, text, [line, field, kind, detail]) => {
    const { way, faults } = readExportTemplate(text);
    expect(way).toBeNull();
    expect(faults[0]).toEqual({
      line,
      field,
      kind,
      detail,
    });
  });

  test('refuses hostile text, and never throws', () => {
    for (const text of HOSTILE) expect(readExportTemplate(text).way).toBeNull();
  });
});

test('each path in an export template is found in its line', () => {
  const text = '{\n "a b": [1,\n  {"c\\"": {"d": [],\n "e": "]}"}}]\n}';
  expect(lineOfPath(text, [])).toBe(1);
  expect(lineOfPath(text, ['a b'])).toBe(2);
  expect(lineOfPath(text, ['a b', 1])).toBe(3);
  expect(lineOfPath(text, ['a b', 1, 'c"', 'e'])).toBe(4);
  expect(lineOfPath(text, ['a b', 1, 'nowhere'])).toBe(3);
});

test('the original export templates are valid, and share only what they promise', () => {
  for (const name of EXPORT_TEMPLATES)
    for (const language of ['en', 'fr'] as const)
      expect(exportTemplateSchema.safeParse(originalExportTemplate(name, language)).success).toBe(
        true,
      );
  expect(originalExportTemplate('coachee', 'en')).toMatchObject({
    onlyShareable: true,
    deidentified: false,
  });
  expect(originalExportTemplate('coachee', 'en').sections).toContainEqual({
    section: 'talk',
    on: false,
  });
  expect(originalExportTemplate('coachee', 'en').sections).toContainEqual({
    section: 'reflection',
    on: false,
  });
  expect(originalExportTemplate('supervision', 'fr').deidentified).toBe(true);
});

test('a section is switched on or off in place, or added last', () => {
  const way = originalExportTemplate('coachee', 'en');
  expect(withSection(way, 'notes', false).sections[1]).toEqual({ section: 'notes', on: false });
  const bare = { ...way, sections: [] };
  expect(withSection(bare, 'talk', true).sections).toEqual([{ section: 'talk', on: true }]);
});
