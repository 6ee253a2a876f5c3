/** Explains why the call cannot be measured, with the one action that fixes it. */
import { useTranslation } from 'react-i18next';
import { useCall } from '../app/hooks';
import { usePanelServices } from '../app/services';
import { Notice } from '../ui';

/** @param quietText shown when there is no call at all */
export function CallNotice({ quietText }: { readonly quietText?: string }) {
  const { t } = useTranslation();
  const { call, openPage } = usePanelServices();
  const { access } = useCall();

  if (access === 'none') return quietText ? <Notice tone="quiet">{quietText}</Notice> : null;
  if (access === 'notAllowed')
    return (
      <Notice
        tone="quiet"
        action={{ label: t('panel.call.allow'), onSelect: () => void openPage('welcome') }}
      >
        {t('panel.call.notAllowed')}
      </Notice>
    );
  if (access === 'reloadNeeded')
    return (
      <Notice action={{ label: t('panel.call.reload'), onSelect: () => void call.reload() }}>
        {t('panel.call.reloadNeeded')}
      </Notice>
    );
  return null;
}
