// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { useCommand } from '../../../components/app/useCommand';
import { commandError } from '../../../lib/messages/commands';
import { en } from '../../../lib/i18n/en';
import { button, click } from '../ui/render';
import { settle, showScreen, text } from './screen';

function Pause() {
  const run = useCommand();
  return (
    <button type="button" onClick={() => void run({ type: 'session.pause', sessionId: 's' })}>
      Pause
    </button>
  );
}

it.each(commandError.options)('a refused command shows its reason: %s', async (error) => {
  const { send } = await showScreen(<Pause />, [], { nowMs: 1 });
  send.mockResolvedValueOnce({ ok: false, error });
  await click(button('Pause'));
  await settle();
  expect(text()).toContain(en.common.refused[error]);
});

it('a refused command is sent again when the coach asks for it', async () => {
  const { send } = await showScreen(<Pause />, [], { nowMs: 1 });
  send.mockResolvedValueOnce({ ok: false, error: 'notSaved' });
  await click(button('Pause'));
  await settle();
  await click(button(en.common.tryAgain));
  await settle();
  expect(send).toHaveBeenCalledTimes(2);
  expect(text()).not.toContain(en.common.refused.notSaved);
});

it('a successful command shows no message', async () => {
  await showScreen(<Pause />, [], { nowMs: 1 });
  await click(button('Pause'));
  await settle();
  expect(text()).not.toContain('Not done');
});
