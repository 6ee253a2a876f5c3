/** For Obsidian: YAML before the Markdown, and the link that makes a note of it. */
import { dayIn } from './format';
import { sanitisedLine } from './sanitise';
import type { ExportData } from './export-data';

/**
 * Windows hands no longer address to another program, and Chromium drops it.
 * https://source.chromium.org/search?q=kMaxUrlLength
 */
const MAX_LINK_CHARS = 2_048;

/** JSON's strings are YAML's, but for characters YAML wants spelt out. */
function yamlText(text: string): string {
  const spelt = (char: string) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(sanitisedLine(text)).replace(/[^\P{C}\u{10000}-\u{10FFFF}]/gu, spelt);
}

/**
 * YAML between its two lines of dashes. Takes material as the reader may see it.
 * @param title without markup
 */
export function frontMatter({ person, sessions }: ExportData, title: string): string {
  const dates = sessions
    .filter(({ week }) => typeof week !== 'number')
    .map(({ startedAt, timeZone }) => dayIn(startedAt, timeZone))
    .toSorted();
  const weeks = sessions.flatMap(({ week }) => (typeof week === 'number' ? [week] : []));
  const minutes = Math.round(sessions.reduce((sum, each) => sum + each.elapsedMs, 0) / 60_000);
  const lines: readonly (string | null)[] = [
    `title: ${yamlText(title)}`,
    person.name === '' ? null : `person: ${yamlText(person.name)}`,
    dates.length === 0 ? null : `date: ${dates.at(-1)}`,
    weeks.length === 0 ? null : `week: ${Math.max(...weeks)}`,
    sessions.length === 1 ? null : `sessions: ${sessions.length}`,
    `minutes: ${minutes}`,
    'tags:',
    '  - coaching',
  ];
  return `---\n${lines.filter((line) => line !== null).join('\n')}\n---\n\n`;
}

export interface ObsidianLink {
  readonly href: string;
  /** The text is too long for an address: it has to be on the clipboard first. */
  readonly fromClipboard: boolean;
}

/** @param name of the note, safe as a file name. */
export function obsidianLink(name: string, markdown: string): ObsidianLink {
  const start = `obsidian://new?name=${encodeURIComponent(name)}`;
  const href = `${start}&content=${encodeURIComponent(markdown)}`;
  if (href.length <= MAX_LINK_CHARS) return { href, fromClipboard: false };
  return { href: `${start}&clipboard`, fromClipboard: true };
}
