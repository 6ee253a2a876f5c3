/** The coach's settings, read once for the whole page. */
import { createContext, useCallback, useContext, type ReactNode } from 'react';
import { withPayload } from '../../lib/records/envelope';
import {
  DEFAULT_SETTINGS,
  newSettings,
  SETTINGS_ID,
  type Settings,
} from '../../lib/settings/settings';
import { useStored } from '../data/useStored';
import { useServices } from './services';

const SettingsContext = createContext<Settings | undefined>(undefined);

export function SettingsProvider({ children }: { readonly children: ReactNode }) {
  const { stores } = useServices();
  const { data: settings } = useStored('setting', SETTINGS_ID, async (id) => {
    return (await stores.settings.get(id))?.payload ?? DEFAULT_SETTINGS;
  });
  return <SettingsContext value={settings}>{children}</SettingsContext>;
}

/** The settings and a function that changes some of them; undefined until they are read. */
export function useSettings(): [
  Settings | undefined,
  (changed: Partial<Settings>) => Promise<void>,
] {
  const { stores, clock } = useServices();
  const settings = useContext(SettingsContext);
  const change = useCallback(
    async (changed: Partial<Settings>) => {
      const nowMs = clock.nowMs();
      await stores.settings.update(SETTINGS_ID, (record) =>
        record
          ? withPayload(record, { ...record.payload, ...changed }, nowMs)
          : newSettings({ ...DEFAULT_SETTINGS, ...changed }, nowMs),
      );
    },
    [stores, clock],
  );
  return [settings, change];
}
