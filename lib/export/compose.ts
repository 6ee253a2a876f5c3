/**
 * Composes export data and an export template into one tree, from which every readable format is rendered.
 */
import type { Heading, Root, RootContent } from 'mdast';
import { sanitised, foreignHeading, heading, trusted, paragraph } from './blocks';
import { sessionBlocks, whenText } from './document';
import { fill } from './format';
import { sanitisedLine, sanitisedText } from './sanitise';
import { EXPORT_LABELS, type ExportLabels } from './labels';
import { chosen, hiderOf, type ExportData } from './export-data';
import type { ExportTemplate } from './export-template';

/** Bidi controls: in a name inside a sentence of the coach's they would reverse the rest of the sentence. */
const BIDI = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/**
 * The document in parts, one or more per session; joined they are the whole document, in any format. Parts
 * contain only headings, paragraphs, lists, breaks and texts. A long export is built and rendered part by
 * part, so that it can show progress and be stopped.
 * @throws RangeError when a session's start is not a valid date.
 */
export function* exportParts(material: ExportData, way: ExportTemplate): Generator<Root> {
  const labels = EXPORT_LABELS[material.language];
  const { person, sessions } = chosen(material, way);
  const sections = way.sections.filter(({ on }) => on).map(({ section }) => section);
  const words = coachWords(material, way);
  const many = sessions.length !== 1;
  yield part([
    ...(words.heading.length > 0 ? words.heading : title(person.name, many, labels)),
    ...words.intro,
  ]);
  for (const session of sessions) {
    const when = whenText(session, labels);
    yield part([
      many ? heading(2, when) : paragraph(trusted(when)),
      ...sessionBlocks(session, labels, sections, many ? 3 : 2),
    ]);
  }
  if (words.outro.length > 0) yield part(words.outro);
}

const part = (children: RootContent[]): Root => ({ type: 'root', children });

/** The coach's own words around the sections; untrusted like any other text. */
function coachWords(material: ExportData, way: ExportTemplate) {
  const hide = way.deidentified ? hiderOf(material) : (text: string) => text;
  const name = way.deidentified
    ? EXPORT_LABELS[material.language].hiddenPerson
    : sanitisedLine(material.person.name).replace(BIDI, '');
  const said = (text: string) => fill(hide(text), { name });
  const blocks = (text: string) => (sanitisedText(text) === '' ? [] : sanitised(said(text)));
  return {
    heading: foreignHeading(1, said(way.heading)),
    intro: blocks(way.intro),
    outro: blocks(way.outro),
  };
}

function title(person: string, many: boolean, labels: ExportLabels): Heading[] {
  const name = sanitisedLine(person);
  if (name === '') return [heading(1, many ? labels.titleMany : labels.titleAlone)];
  const lead = many ? labels.titleManyWith : labels.titleWith;
  return [{ type: 'heading', depth: 1, children: [...trusted(`${lead} `), ...trusted(name)] }];
}
