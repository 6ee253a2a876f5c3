/** Export for Obsidian: YAML front matter before the Markdown, and a link that creates a note. */
import { dayIn } from './format';
import { sanitisedLine } from './sanitise';
import type { ExportData } from './export-data';

/**
 * Longest link: Windows passes no longer URL to another program, and Chromium drops it.
 * https://source.chromium.org/search?q=kMaxUrlLength
 */
const MAX_LINK_CHARS = 2_048;

/** A YAML string: JSON strings are valid YAML, apart from characters that YAML requires to be escaped. */
function yamlText(text: string): string {
  const spelt = (char: string) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(sanitisedLine(text)).replace(/[^\P{C}\u{10000}-\u{10FFFF}]/gu, spelt);
}

/**
 * YAML front matter between its two lines of dashes, from data as restricted by the export template.
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
  /** The text is too long for a URL: it must be put on the clipboard first. */
  readonly fromClipboard: boolean;
}

/** @param name of the note, safe as a file name. */
export function obsidianLink(name: string, markdown: string): ObsidianLink {
  const start = `obsidian://new?name=${encodeURIComponent(name)}`;
  const href = `${start}&content=${encodeURIComponent(markdown)}`;
  if (href.length <= MAX_LINK_CHARS) return { href, fromClipboard: false };
  return { href: `${start}&clipboard`, fromClipboard: true };
}
