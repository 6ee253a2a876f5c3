/**
 * Warns of names that are also ordinary words: removing them takes out too much or too little, so the coach
 * must check the text.
 */
import { useTranslation } from 'react-i18next';
import type { ExportData } from '../../lib/export/export-data';
import { unsafeNames } from '../../lib/export/name-finder';
import { Notice } from '../ui';
import { useLanguage } from '../app/useLanguage';

interface ShortNamesProps {
  readonly materials: readonly ExportData[];
}

export function ShortNames({ materials }: ShortNamesProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = unsafeNames(
    materials.flatMap(({ person }) => [person.name.trim(), person.realName.trim()]),
  );
  if (names.length === 0) return null;
  const list = new Intl.ListFormat(language).format(new Set(names));
  return (
    <Notice tone="attention">{t('export.shortNames', { count: names.length, names: list })}</Notice>
  );
}
