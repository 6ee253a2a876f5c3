/** One text in the forms that those who paste it may understand. */
export interface ClipboardFormats {
  /** What every field takes; Markdown, where there is structure. */
  readonly plain: string;
  /** For editors and e-mail. */
  readonly html?: string;
  readonly markdown?: string;
}
