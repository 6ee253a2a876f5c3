// @vitest-environment happy-dom
import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import { PromptsSection } from '../../../components/panel/prompts/PromptsSection';
import { en } from '../../../lib/i18n/en';
import { newPerson } from '../../../lib/people/person';
import { CORE_PROMPTS } from '../../../lib/prompts/catalogue';
import { newPromptUse, type PromptUseRecord } from '../../../lib/prompts/use';
import { newRecord } from '../../../lib/records/envelope';
import { showScreen, text } from '../app/screen';
import { MINUTE, session as payload, START } from '../reflection/records';
import { button, click, find } from '../ui/render';
import { panelServices } from '../../support/services';

const session = newRecord(
  'session',
  { ...payload, events: [{ type: 'started' as const, at: START }] },
  { id: 's', nowMs: START },
  { sessionId: 's', personId: 'p' },
);
const person = newPerson('Camille', 'en', { id: 'p', nowMs: 1 });
const DAY = 24 * 60 * MINUTE;
const STRETCHES = [[START, START + 60 * MINUTE]] as const;

/** A session one minute old, and two ways in which half an hour passes. */
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
  it('stays the same through a long silence, and follows the clock once someone speaks', async () => {
    await showScreen(<Passing />, [person, session], { nowMs: START, page: panelServices });
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

  it('is announced when the coach asked for it, and not when the clock changes it', async () => {
    await showScreen(<Passing />, [person, session], { nowMs: START, page: panelServices });
    const said = () => find('[role=status]').getAttribute('aria-live');
    expect(said()).toBe('off');
    await click(button(en.panel.prompts.next));
    expect(said()).toBe('polite');
    await click(button('Someone speaks'));
    expect(said()).toBe('off');
  });

  it('shows its latest outcome without reading more of the past than needed', async () => {
    const [prompt] = CORE_PROMPTS;
    const landed = (id: string, personId: string, at: number, latencyMs: number) => {
      const use = newPromptUse(prompt!.id, 'Words', { id, nowMs: at }, { sessionId: id, personId });
      return { ...use, payload: { ...use.payload, landed: { latencyMs, turnMs: 60_000 } } };
    };
    const read: PromptUseRecord[] = [];
    await showScreen(
      <Passing />,
      [
        person,
        session,
        // Stored in the order of their ids, which does not follow time.
        landed('a', 'p', START - 200 * DAY, 7_000),
        landed('z', 'p', START - 400 * DAY, 9_000),
        landed('b', 'q', START - DAY, 3_000),
        landed('c', 'q', START - 200 * DAY, 5_000),
      ],
      {
        nowMs: START,
        page: panelServices,
        besides(stores) {
          const { promptUses } = stores;
          const noted = async (uses: Promise<PromptUseRecord[]>) => {
            read.push(...(await uses));
            return await uses;
          };
          const observed = {
            ...promptUses,
            list: () => noted(promptUses.list()),
            since: (fromMs: number) => noted(promptUses.since(fromMs)),
            byPerson: (id: string) => noted(promptUses.byPerson(id)),
          };
          return { stores: { ...stores, promptUses: observed } };
        },
      },
    );
    expect(text()).toContain('they began after 7 s');
    // StrictMode mounts a screen twice, so each may be read twice.
    expect(new Set(read.map(({ id }) => id))).toEqual(new Set(['a', 'b', 'z']));
  });
});
