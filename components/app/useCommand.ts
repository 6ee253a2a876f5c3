/** Sends a command to the worker, and shows a notice when it was refused or failed. */
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Command, CommandReply } from '../../lib/messages/commands';
import { useToast } from '../ui';
import { useServices } from './services';

/** A refusal stays on screen until dismissed: during a call the coach's eyes are on the person. */
const UNTIL_DISMISSED = 0;

/** For buttons and keys that do not show the command's answer themselves. */
export function useCommand(): (command: Command) => Promise<CommandReply> {
  const { send } = useServices();
  const { t } = useTranslation();
  const toast = useToast();
  return useCallback(
    async function run(command: Command): Promise<CommandReply> {
      const reply = await send(command);
      if (!reply.ok)
        toast.show({
          message: t(`common.refused.${reply.error}`),
          action: { label: t('common.tryAgain'), run: () => void run(command) },
          durationMs: UNTIL_DISMISSED,
        });
      return reply;
    },
    [send, t, toast],
  );
}
