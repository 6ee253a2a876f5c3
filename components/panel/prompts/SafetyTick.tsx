/**
 * A tick for 'safety addressed': software cannot judge whether the person feels safe, so the coach ticks it.
 */
import { useTranslation } from 'react-i18next';
import { safetyTended, type SessionRecord } from '../../../lib/session/session';
import { useCommand } from '../../app/useCommand';
import { Checkbox } from '../../ui';

export function SafetyTick({ session }: { readonly session: SessionRecord }) {
  const { t } = useTranslation();
  const run = useCommand();
  return (
    <Checkbox
      label={t('panel.prompts.safety')}
      checked={safetyTended(session.payload.events)}
      onCheckedChange={(tended) =>
        void run({ type: 'session.tendSafety', sessionId: session.id, tended })
      }
    />
  );
}
