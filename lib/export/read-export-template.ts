/** Parses an export template from its JSON, with errors that give line and field. */
import { lineOfPath, lineOfSyntaxError } from './json-lines';
import { exportTemplateSchema, type ExportTemplate } from './export-template';

/** An error on one line; `field` as in `sections[2].on`, empty for the whole template. */
export interface ExportTemplateFault {
  readonly line: number;
  readonly field: string;
  readonly kind: 'syntax' | 'missing' | 'type' | 'value' | 'long' | 'unknown' | 'twice';
  /** The expected type, values or length, or the name of the unknown field. */
  readonly detail: string;
}

export type ReadExportTemplate =
  | { readonly way: ExportTemplate; readonly faults: readonly [] }
  | { readonly way: null; readonly faults: readonly ExportTemplateFault[] };

export function readExportTemplate(text: string): ReadExportTemplate {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    const line = lineOfSyntaxError(text);
    return { way: null, faults: [{ line, field: '', kind: 'syntax', detail: '' }] };
  }
  const checked = exportTemplateSchema.safeParse(parsed);
  if (checked.success) return { way: checked.data, faults: [] };
  return {
    way: null,
    faults: checked.error.issues.map((issue) => ({
      line: lineOfPath(text, issue.path),
      field: fieldName(issue.path),
      ...explained(issue, isThere(parsed, issue.path)),
    })),
  };
}

function fieldName(path: readonly PropertyKey[]): string {
  return path
    .map((key, index) =>
      typeof key === 'number' ? `[${key}]` : `${index > 0 ? '.' : ''}${String(key)}`,
    )
    .join('');
}

type Issue = NonNullable<
  ReturnType<typeof exportTemplateSchema.safeParse>['error']
>['issues'][number];

/** Whether the value exists: the parser's issues do not distinguish a wrong value from a missing one. */
function isThere(value: unknown, path: readonly PropertyKey[]): boolean {
  const [key, ...rest] = path;
  if (key === undefined) return true;
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return false;
  return isThere((value as Record<PropertyKey, unknown>)[key], rest);
}

function explained(issue: Issue, there: boolean): Pick<ExportTemplateFault, 'kind' | 'detail'> {
  switch (issue.code) {
    case 'invalid_type':
      return { kind: there ? 'type' : 'missing', detail: issue.expected };
    case 'invalid_value':
      return { kind: 'value', detail: issue.values.map((value) => String(value)).join(', ') };
    case 'too_big':
      return { kind: 'long', detail: String(issue.maximum) };
    case 'unrecognized_keys':
      return { kind: 'unknown', detail: issue.keys.join(', ') };
    default:
      return { kind: issue.message === 'twice' ? 'twice' : 'value', detail: '' };
  }
}
