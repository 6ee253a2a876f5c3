import { useCallback, useMemo } from 'react';
import type { ExportLanguage } from '../../lib/export/labels';
import { readExportTemplate } from '../../lib/export/read-export-template';
import {
  newExportTemplateRecord,
  originalExportTemplate,
  wayRecordId,
  wayText,
  type ExportTemplate,
  type ExportTemplateName,
} from '../../lib/export/export-template';
import { withDeleted, withPayload } from '../../lib/records/envelope';
import { useStored } from '../data/useStored';
import { useServices } from '../app/services';

export interface ExportTemplateInUse {
  readonly way: ExportTemplate;
  /** The coach has changed the built-in template. */
  readonly changed: boolean;
  /** The stored version cannot be read; `way` is the built-in template. */
  readonly unreadable: boolean;
  /** The stored JSON for editing, even if it cannot be read. */
  readonly text: string;
  save(way: ExportTemplate): Promise<void>;
  reset(): Promise<void>;
}

/** The coach's version of an export template; undefined while it is being read. */
export function useExportTemplate(
  name: ExportTemplateName,
  language: ExportLanguage,
): ExportTemplateInUse | undefined {
  const { stores, clock } = useServices();
  const id = wayRecordId(name, language);
  const { data: record } = useStored(
    'template',
    id,
    async (wanted) => (await stores.templates.get(wanted)) ?? null,
  );

  const save = useCallback(
    async (way: ExportTemplate) => {
      const body = wayText(way);
      await stores.templates.update(id, (before) => {
        if (!before) return newExportTemplateRecord(name, language, body, clock.nowMs());
        const kept = withPayload(before, { ...before.payload, body }, clock.nowMs());
        return { ...kept, deletedAt: null };
      });
    },
    [stores, clock, id, name, language],
  );
  const reset = useCallback(async () => {
    await stores.templates.update(
      id,
      (before) => before && withDeleted(before, true, clock.nowMs()),
    );
  }, [stores, clock, id]);

  return useMemo(() => {
    if (record === undefined) return undefined;
    const original = originalExportTemplate(name, language);
    const actions = { save, reset };
    if (record === null || record.deletedAt !== null) {
      const text = wayText(original);
      return { way: original, changed: false, unreadable: false, text, ...actions };
    }
    const { body } = record.payload;
    const { way } = readExportTemplate(body);
    return {
      way: way ?? original,
      changed: true,
      unreadable: way === null,
      text: body,
      ...actions,
    };
  }, [record, name, language, save, reset]);
}
