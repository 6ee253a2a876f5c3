/** A template: a text to start a note from, or an export template. */
import * as z from 'zod/mini';
import { newRecord, recordSchema, type Stamp } from '../records/envelope';

export const templatePayload = z.object({
  use: z.enum(['note', 'export']),
  name: z.string().check(z.minLength(1), z.maxLength(200)),
  body: z.string().check(z.maxLength(100_000)),
});
export type TemplatePayload = z.infer<typeof templatePayload>;

export const templateRecord = recordSchema('template', templatePayload);
export type TemplateRecord = z.infer<typeof templateRecord>;

export function newTemplate(template: TemplatePayload, stamp: Stamp): TemplateRecord {
  return newRecord('template', template, stamp);
}
