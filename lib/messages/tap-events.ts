/**
 * Names of the two DOM events on `document`; each carries one JSON string as `detail`. They are
 * separate from the schemas, so that the script in the page's world does not bundle a parser.
 */
export const TAP_REPORT_EVENT = 'aparte:report';
export const TAP_CONTROL_EVENT = 'aparte:control';
