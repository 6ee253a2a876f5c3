/** Words cannot tell whether the person feels safe: the coach ticks it, or does not. */
import { useTranslation } from 'react-i18next';
import { safetyTended, type SessionRecord } from '../../../lib/session/session';
import { useServices } from '../../app/services';
import { Checkbox } from '../../ui';

export function SafetyTick({ session }: { readonly session: SessionRecord }) {
  const { t } = useTranslation();
  const { send } = useServices();
  return (
    <Checkbox
      label={t('panel.prompts.safety')}
      checked={safetyTended(session.payload.events)}
      onCheckedChange={(tended) =>
        void send({ type: 'session.tendSafety', sessionId: session.id, tended })
      }
    />
  );
}
