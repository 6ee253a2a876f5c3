// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { Journal } from '../../../components/journal/Journal';
import { newPerson } from '../../../lib/people/person';
import { showScreen, text } from '../app/screen';
import { button, click } from '../ui/render';

const invented = newPerson('Camille (sample)', 'en', { id: 'sample:r:camille', nowMs: 1 });
const own = newPerson('Olive', 'en', { id: 'olive', nowMs: 1 });

describe('the demo data in the journal', () => {
  it('is offered when there is no person yet, in the coach’s language', async () => {
    const { send } = await showScreen(<Journal />, [], { nowMs: 2 });
    expect(text()).not.toContain('invented people in this journal');
    await click(button('Show a sample journal'));
    expect(send).toHaveBeenCalledWith({ type: 'sample.add', language: 'en' });
  });

  it('is not offered once there are people, and not labelled when there is none', async () => {
    await showScreen(<Journal />, [own], { nowMs: 2 });
    expect(text()).not.toContain('sample');
    expect(text()).not.toContain('invented');
  });

  it('is labelled while it is there, and removed by one button', async () => {
    const { send } = await showScreen(<Journal />, [own, invented], { nowMs: 2 });
    expect(text()).toContain('There are invented people in this journal.');
    await click(button('Remove the sample'));
    expect(send).toHaveBeenCalledWith({ type: 'sample.remove' });
  });

  it('shows why it could not be removed', async () => {
    const { send } = await showScreen(<Journal />, [invented], { nowMs: 2 });
    send.mockResolvedValue({ ok: false, error: 'notPossibleNow' });
    await click(button('Remove the sample'));
    expect(text()).toContain('A session with an invented person is open');
    send.mockResolvedValue({ ok: false, error: 'notSaved' });
    await click(button('Remove the sample'));
    expect(text()).toContain('The sample could not be removed. Try again.');
  });
});
