import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Pace } from '../../lib/export/gather';
import type { ExportData } from '../../lib/export/export-data';
import type { TableName } from '../../lib/export/tables';
import type { ExportTemplate } from '../../lib/export/export-template';
import { useServices } from '../app/services';
import { makeOutput, type Format, type Output } from './outputs';
import { useSteps, type Stepping } from './useSteps';

interface Asked {
  readonly materials: readonly ExportData[];
  readonly way: ExportTemplate;
  readonly format: Format;
  readonly table: TableName;
}

/** The export output, re-created whenever its options change. */
export function useOutput({ materials, way, format, table }: Asked): Stepping<Output> {
  const { t } = useTranslation();
  const { clock } = useServices();
  const tableName = t(`export.tables.${table}`);
  const start = useCallback(
    (pace: Pace) =>
      makeOutput({ materials, way, format, table, tableName, nowMs: clock.nowMs() }, pace),
    [materials, way, format, table, tableName, clock],
  );
  return useSteps(start);
}
