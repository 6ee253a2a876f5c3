/** Arbitrary export data for property tests, and a small readable example. */
import * as fc from 'fast-check';
import { SECTIONS, type SessionDocument } from '../../../lib/export/document';
import type { ExportData } from '../../../lib/export/export-data';
import {
  originalExportTemplate,
  EXPORT_TEMPLATES,
  type ExportTemplate,
} from '../../../lib/export/export-template';
import { ENGLISH } from './sample';
import { hostileText, sessionDocument } from './tree';

export const CAMILLE: ExportData = {
  language: 'en',
  person: { name: 'Camille', realName: 'Zoé de la Tour', links: ['meet.example/abc-defg'] },
  firstAt: ENGLISH.startedAt - 15 * 24 * 3_600_000,
  sessions: [ENGLISH],
};

export const anyMaterial: fc.Arbitrary<ExportData> = fc
  .record({
    language: fc.constantFrom('en' as const, 'fr' as const),
    name: hostileText,
    realName: hostileText,
    sessions: fc.array(sessionDocument as fc.Arbitrary<SessionDocument>, { maxLength: 3 }),
  })
  .map(({ language, name, realName, sessions }) => ({
    language,
    person: { name, realName, links: [] },
    firstAt: 0,
    sessions: sessions.map((session) => ({ ...session, language, person: name })),
  }));

const section = fc.record({ section: fc.constantFrom(...SECTIONS), on: fc.boolean() });

/** Arbitrary export templates, and the original ones. */
export const anyWay: fc.Arbitrary<ExportTemplate> = fc.oneof(
  fc
    .tuple(fc.constantFrom(...EXPORT_TEMPLATES), fc.constantFrom('en' as const, 'fr' as const))
    .map(([name, language]) => originalExportTemplate(name, language)),
  fc.record({
    version: fc.constant(1 as const),
    heading: hostileText,
    intro: hostileText,
    outro: hostileText,
    sections: fc.uniqueArray(section, { selector: (each) => each.section }),
    onlyShareable: fc.boolean(),
    deidentified: fc.boolean(),
    newestFirst: fc.boolean(),
    frontMatter: fc.boolean(),
  }),
);
