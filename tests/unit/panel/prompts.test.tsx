// @vitest-environment happy-dom
import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import { PromptsSection } from '../../../components/panel/prompts/PromptsSection';
import { en } from '../../../lib/i18n/en';
import { newPerson } from '../../../lib/people/person';
import { newRecord } from '../../../lib/records/envelope';
import { showScreen, text } from '../app/screen';
import { MINUTE, session as payload, START } from '../reflection/records';
import { button, click, find } from '../ui/render';

const session = newRecord(
  'session',
  { ...payload, events: [{ type: 'started' as const, at: START }] },
  { id: 's', nowMs: START },
  { sessionId: 's', personId: 'p' },
);
const person = newPerson('Camille', 'en', { id: 'p', nowMs: 1 });
const STRETCHES = [[START, START + 60 * MINUTE]] as const;

/** A session a minute old, and two ways for half an hour to pass. */
function Passing() {
  const [{ minutes, frozen }, pass] = useState({ minutes: 1, frozen: false });
  return (
    <>
      <button type="button" onClick={() => pass({ minutes: 30, frozen: true })}>
        In silence
      </button>
      <button type="button" onClick={() => pass({ minutes: 30, frozen: false })}>
        Someone speaks
      </button>
      <PromptsSection
        session={session}
        person={person}
        stretches={STRETCHES}
        nowMs={START + minutes * MINUTE}
        frozen={frozen}
      />
    </>
  );
}

const words = () => find('[role=status]').textContent;

describe('the prompt on screen', () => {
  it('stays what it is through a long silence, and follows the clock once someone speaks', async () => {
    await showScreen(<Passing />, [person, session], { nowMs: START });
    const before = words();
    expect(before).not.toBe('');
    expect(text()).toContain('Open');
    await click(button('In silence'));
    expect(words()).toBe(before);
    expect(text()).not.toContain('Deepen');
    await click(button('Someone speaks'));
    expect(words()).not.toBe(before);
    expect(text()).toContain('Deepen');
  });

  it('is said aloud when it was asked for, and not when the clock brings it', async () => {
    await showScreen(<Passing />, [person, session], { nowMs: START });
    const said = () => find('[role=status]').getAttribute('aria-live');
    expect(said()).toBe('off');
    await click(button(en.panel.prompts.next));
    expect(said()).toBe('polite');
    await click(button('Someone speaks'));
    expect(said()).toBe('off');
  });
});
