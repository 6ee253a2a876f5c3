/** One text in each clipboard format. */
export interface ClipboardFormats {
  /** Plain text, accepted by every field; Markdown where the text has structure. */
  readonly plain: string;
  /** HTML, for editors and e-mail. */
  readonly html?: string;
  readonly markdown?: string;
}
