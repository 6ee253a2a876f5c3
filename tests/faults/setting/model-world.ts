/** The recorder and its model side by side: what happens, happens to both. */
import { PHASES, phaseSet, ending, sessionState } from '../../../lib/session/session';
import {
  manualSpeakerIntervals,
  runningIntervals,
  sessionTimeMs,
} from '../../../lib/session/clock';
import { total } from '../../../lib/intervals/intervals';
import type { Command, CommandReply } from '../../../lib/messages/commands';
import { draftId, newDraft } from '../../../lib/notes/draft';
import { newNote, newPrep } from '../../../lib/notes/note';
import { withStart, withoutLink } from '../../../lib/people/links';
import { newPerson, withConsent, type PersonPayload } from '../../../lib/people/person';
import { certainMeetingKey } from '../../../lib/call/meeting';
import { withPayload } from '../../../lib/records/envelope';
import { testClock } from '../../support/clock';
import * as calls from './call-model';
import {
  ADDRESSES,
  copyOf,
  newModel,
  textOf,
  type Model,
  type ModelPage,
  type Place,
} from './model-state';
import { PERSONS, TABS, type CommandStep, type ReportStep, type Step } from './model-steps';
import { createMortalWorker } from './model-worker';
import { elapsedAt, handMsAt, keepChunk } from './session-model';

const START_MS = 1_700_000_000_000;
const STEP_MS = 5;
const CHUNK_MS = 5_000;
const NOBODYS = 'nobody’s';

export interface Seen {
  steps: number;
  questions: number;
  answers: number;
  byThemselves: number;
  discards: number;
  deaths: number;
}

/** What is done to the recorder, and the same done to the model. */
interface Deed {
  send(): Promise<unknown>;
  /** @throws where the recorder's reply is not the model's */
  apply(model: Model, reply: unknown, freshId: string): void;
}

export async function createModelWorld(counts: Seen) {
  const clock = testClock(START_MS);
  const worker = createMortalWorker(clock);
  /** One, or, after the worker died in the middle of something, all that it may have left. */
  let possible: Model[] = [newModel(START_MS, PERSONS)];
  const begun: string[] = [];
  const pages = new Map<number, ModelPage>();
  let written = 0;
  for (const id of PERSONS)
    await worker.stores().people.put(newPerson(id, 'en', { id, nowMs: START_MS }));

  /** Keeps those models that agree. */
  function settle(apply: (model: Model) => void): void {
    let problem: unknown;
    possible = possible.filter((model) => {
      try {
        apply(model);
        return true;
      } catch (error) {
        problem ??= error;
        return false;
      }
    });
    if (possible.length === 0) throw problem;
  }

  async function freshId(): Promise<string> {
    const known = new Set(begun);
    const [fresh] = (await worker.stores().sessions.list()).filter(({ id }) => !known.has(id));
    if (!fresh) return 'never begun';
    begun.push(fresh.id);
    return fresh.id;
  }

  async function carry({ send, apply }: Deed): Promise<void> {
    const reply = await send();
    const fresh = await freshId();
    settle((model) => apply(model, reply, fresh));
  }

  /** The pages notice that the worker is back, and say how they are. */
  async function dieDuring(deeds: number, { send, apply }: Deed): Promise<void> {
    counts.deaths += 1;
    await worker.dieDuring(deeds, send);
    const fresh = await freshId();
    const left = possible.flatMap((model) => {
      const trail = [copyOf(model)];
      apply(Object.assign(model, { trail }), undefined, fresh);
      return trail;
    });
    possible = [...new Map(left.map((model) => [textOf(model), model])).values()];
    // Each worker that starts has checked the call.
    settle((model) => calls.checkCall(model, fresh));
    for (const tab of TABS) {
      const page = pages.get(tab);
      if (page) await carry(reportOf(tab, page));
      else worker.orders.delete(tab);
    }
  }

  function obeying(commands: readonly Command[]): Deed {
    return {
      send: async () =>
        await Promise.all(commands.map(async (each) => await worker.recorder().obey(each))),
      apply: (model, replies, fresh) =>
        commands.forEach((each, index) => {
          const wanted = calls.obey(model, each, fresh);
          if (replies !== undefined)
            same(each.type, inOrder((replies as CommandReply[])[index]!), inOrder(wanted));
        }),
    };
  }

  const frameOf = (tabId: number, place: Place) => ({ tabId, frameId: 0, url: ADDRESSES[place] });

  function reportOf(tab: number, page: ModelPage): Deed {
    const { live: liveAudioConnections, others, place } = page;
    return {
      send: async () => {
        const state = { type: 'call.state', liveAudioConnections, others } as const;
        const { order } = await worker.recorder().hear(state, frameOf(tab, place));
        worker.orders.set(tab, order);
      },
      apply: (model, _reply, fresh) => calls.report(model, tab, page, fresh),
    };
  }

  const named = ({ which }: { readonly which: number }) => begun.at(-1 - which) ?? NOBODYS;

  function commandOf(step: CommandStep): Command {
    if (step.do === 'start')
      return {
        type: 'session.start',
        personId: step.person,
        plannedMs: 3_600_000,
        tabId: step.tabId,
      };
    const sessionId = named(step);
    switch (step.do) {
      case 'reopen':
      case 'adopt':
        return { type: `session.${step.do}`, sessionId, tabId: step.tabId };
      case 'answer':
        return { type: 'session.answer', sessionId: asked() ?? sessionId, same: step.same };
      case 'phase':
        return {
          type: 'session.setPhase',
          sessionId,
          phase: PHASES[step.choice % PHASES.length]!,
        };
      case 'planned':
        return { type: 'session.setPlanned', sessionId, plannedMs: (step.choice + 1) * 60_000 };
      case 'hand': {
        const speaker = ([null, 'coach', 'coachee'] as const)[step.choice % 3]!;
        return { type: 'session.hand', sessionId, speaker };
      }
      default:
        return { type: `session.${step.do}`, sessionId };
    }
  }

  const asked = () => possible[0]!.question?.sessionId;

  function deedOf(step: CommandStep | ReportStep): Deed {
    switch (step.do) {
      case 'frame': {
        const { tab, live, others } = step;
        const page = { live, others, place: step.place ?? pages.get(tab)?.place ?? 'anna' };
        pages.set(tab, page);
        return reportOf(tab, page);
      }
      case 'gone': {
        const place = pages.get(step.tab)?.place ?? 'anna';
        leave(step.tab);
        return {
          send: async () => await worker.recorder().frameGone(frameOf(step.tab, place)),
          apply: (model, _reply, fresh) => calls.report(model, step.tab, null, fresh),
        };
      }
      case 'closed':
        leave(step.tab);
        return {
          send: async () => await worker.recorder().tabClosed(step.tab),
          apply: (model, _reply, fresh) => calls.closeTab(model, step.tab, fresh),
        };
      case 'check':
        return {
          send: async () => await worker.recorder().checkCall(),
          apply: (model, _reply, fresh) => calls.checkCall(model, fresh),
        };
      default:
        if (step.do === 'answer' && asked()) counts.answers += 1;
        return obeying([commandOf(step)]);
    }
  }

  function leave(tab: number): void {
    pages.delete(tab);
    worker.orders.delete(tab);
  }

  function chunkFrom(tab: number, step: Extract<Step, { do: 'chunk' }>): Deed {
    const sessionId = named(step);
    const to = clock.nowMs() - step.agoMs;
    const from = to - CHUNK_MS;
    const speech: [number, number][] = step.spoken ? [[from, to]] : [];
    const sent = { sessionId, id: `${sessionId} ${step.id}`, from, to, spoken: step.spoken };
    const chunk = {
      fromMs: from,
      toMs: to,
      page: 'page',
      covered: [[from, to] as [number, number]],
      muted: [],
      coach: [],
      coachee: speech,
      streams: [],
      uncertainMs: { coach: 0, coachee: 0 },
    };
    const page = pages.get(tab);
    return {
      send: async () => {
        const report = { type: 'call.chunk', id: sent.id, sessionId, chunk } as const;
        const frame = frameOf(tab, page?.place ?? 'hidden');
        const { accepted, order } = await worker.recorder().hear(report, frame);
        if (page) worker.orders.set(tab, order);
        return accepted;
      },
      apply: (model, accepted, fresh) => {
        same('chunk accepted', accepted, true);
        // The page's address may have changed while its connections lived on.
        const known = model.pages.get(tab);
        if (known && page && page.place !== 'hidden')
          calls.report(model, tab, { ...known, place: page.place }, fresh);
        keepChunk(model, tab, sent);
      },
    };
  }

  async function editPerson(id: string, edit: (payload: PersonPayload) => PersonPayload) {
    const { nowMs } = clock;
    await worker
      .stores()
      .people.update(id, (stored) => stored && withPayload(stored, edit(stored.payload), nowMs()));
  }

  async function startsAt(person: string, meeting: Place, on: boolean): Promise<void> {
    const key = certainMeetingKey(ADDRESSES[meeting])!;
    await editPerson(person, (payload) =>
      on ? withStart(payload, key, true) : withoutLink(payload, key),
    );
    settle((model) => {
      const persons = model.starts.get(meeting)!;
      if (on) persons.add(person);
      else persons.delete(person);
    });
  }

  /** A panel writes a note or a draft by itself. */
  async function write(what: 'note' | 'draft', sessionId: string): Promise<void> {
    const session = possible[0]!.sessions.get(sessionId);
    if (!session) return;
    const at = clock.nowMs();
    const { person } = session;
    const text = wordsOf(sessionId);
    const id = nextId();
    if (what === 'note') {
      const note = newNote(text, at, { id, nowMs: at }, { sessionId, personId: person });
      await worker.stores().notes.put(note);
      return settle(
        (model) => void model.notes.set(id, { id, person, sessionId, prep: false, at }),
      );
    }
    const draft = { text, begunAt: at, momentAt: null, noteId: id };
    await worker.stores().drafts.put(newDraft(draftId('note', sessionId), sessionId, draft, at));
    settle((model) => void (model.sessions.get(sessionId)!.draftAt = at));
  }

  async function prepare(person: string): Promise<void> {
    const at = clock.nowMs();
    const id = nextId();
    await worker.stores().notes.put(newPrep('prepared', { id, nowMs: at }, person));
    settle((model) => void model.notes.set(id, { id, person, sessionId: null, prep: true, at }));
  }

  const nextId = () => `note ${String((written += 1)).padStart(3, '0')}`;

  /** The recorder checks the call when it asked to; the model when it is time. */
  async function wait(ms: number): Promise<void> {
    const until = clock.nowMs() + ms;
    for (let due = worker.nextCheck(until); due !== null; due = worker.nextCheck(until)) {
      clock.set(due);
      await worker.recorder().checkCall();
    }
    clock.set(until);
    const fresh = await freshId();
    settle((model) => calls.passTime(model, until, fresh));
  }

  async function take(step: Step): Promise<void> {
    // Every step takes its time: an edit's instant is at least a millisecond after the last one's.
    await wait(STEP_MS);
    const questionBefore = possible[0]!.question;
    const begunBefore = begun.length;
    await doStep(step);
    const { question } = possible[0]!;
    if (question && question !== questionBefore) counts.questions += 1;
    const last = step.do === 'dieDuring' ? step.taken.do : step.do;
    if (last !== 'start' && last !== 'together') counts.byThemselves += begun.length - begunBefore;
  }

  async function doStep(step: Step): Promise<void> {
    switch (step.do) {
      case 'wait':
        return await wait(step.ms);
      case 'chunk':
        return await carry(chunkFrom(step.tab, step));
      case 'address': {
        const page = pages.get(step.tab);
        if (page && step.place) pages.set(step.tab, { ...page, place: step.place });
        return;
      }
      case 'consent':
        await editPerson(step.person, (payload) => withConsent(payload, step.given, clock.nowMs()));
        settle((model) => calls.consent(model, step.person, step.given));
        return await carry(obeying([{ type: 'measuring.review' }]));
      case 'startsAt':
        return await startsAt(step.person, step.meeting, step.on);
      case 'note':
      case 'draft':
        return await write(step.do, named(step));
      case 'prepare':
        return await prepare(step.person);
      case 'together': {
        const first = commandOf(step.first);
        return await carry(obeying([first, step.second ? commandOf(step.second) : first]));
      }
      case 'die':
        await worker.die();
        return await carry({
          send: async () => undefined,
          apply: (model, _reply, fresh) => calls.checkCall(model, fresh),
        });
      case 'dieDuring':
        return await dieDuring(step.deeds, deedOf(step.taken));
      case 'restart':
        pages.clear();
        await worker.restart();
        return settle(calls.restart);
      default:
        await carry(deedOf(step));
        if (step.do === 'discard') {
          counts.discards += 1;
          await lookForDiscarded();
        }
    }
  }

  async function compare(): Promise<void> {
    const sessions = await seen();
    const notes = (await worker.stores().notes.list()).map(({ id, sessionId }) => [id, sessionId]);
    const statuses = await Promise.all(
      TABS.map(async (tabId) => await worker.recorder().obey({ type: 'tab.status', tabId })),
    );
    settle((model) => {
      same('sessions', sessions, wanted(model));
      same('notes', notes.toSorted(byFirst), notesOf(model));
      TABS.forEach((tabId, index) => {
        const status = calls.obey(model, { type: 'tab.status', tabId }, '');
        same(`status of tab ${tabId}`, statuses[index], status);
        const order = worker.orders.get(tabId);
        if (!order) return;
        const { sessionId, measure, watch } = order;
        same(`order of tab ${tabId}`, { sessionId, measure, watch }, calls.orderFor(model, tabId));
      });
    });
    const reading = [...worker.orders.values()].filter(({ measure }) => measure);
    if (reading.length > 1) throw new Error('two tabs read levels');
    const opened = worker.reflections.map(({ sessionId }) => sessionId);
    if (new Set(opened).size < opened.length) throw new Error('a reflection opened twice');
  }

  async function seen(): Promise<object[]> {
    const nowMs = clock.nowMs();
    const { sessions, chunks, drafts } = worker.stores();
    const [allChunks, allDrafts] = [await chunks.list(), await drafts.list()];
    return (await sessions.list()).map(({ id, personId, payload, updatedAt }) => {
      const { coach, coachee } = manualSpeakerIntervals(payload.events, nowMs);
      const end = ending(payload.events);
      const reflection = worker.reflections.find(({ sessionId }) => sessionId === id);
      return {
        id,
        personId,
        updatedAt,
        inCall: payload.setting === 'call',
        state: sessionState(payload.events),
        elapsedMs: sessionTimeMs(runningIntervals(payload.events, nowMs), nowMs),
        end: end && { at: end.at, madeAt: end.madeAt ?? null, reason: end.reason },
        plannedMs: payload.plannedMs,
        phase: phaseSet(payload.events),
        hand: { coach: total(coach), coachee: total(coachee) },
        reflection: reflection ? (reflection.focused ? 'in front' : 'behind') : null,
        figures: payload.figures !== undefined,
        chunks: allChunks
          .filter(({ sessionId }) => sessionId === id)
          .map((chunk) => {
            const { fromMs, toMs, covered, coachee: spoken } = chunk.payload;
            return [chunk.id, [fromMs, toMs], covered, spoken];
          }),
        draft: allDrafts.find(({ sessionId }) => sessionId === id)?.updatedAt ?? null,
      };
    });
  }

  function wanted({ nowMs, sessions }: Model): object[] {
    return [...sessions.values()]
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
      .map((session) => ({
        id: session.id,
        personId: session.person,
        updatedAt: session.updatedAt,
        inCall: session.inCall,
        state: session.state,
        elapsedMs: elapsedAt(session, nowMs),
        end: session.end,
        plannedMs: session.plannedMs,
        phase: session.phase,
        hand: handMsAt(session, nowMs),
        reflection: session.reflection,
        figures: session.hasFigures,
        chunks: [...session.chunks]
          .toSorted(byFirst)
          .map(([id, { parts, spoken }]) => [
            id,
            [parts[0]![0], parts.at(-1)![1]],
            parts,
            spoken ? parts : [],
          ]),
        draft: session.draftAt,
      }));
  }

  /** On disk as it is, past the repositories: of a discarded session there is nothing. */
  async function lookForDiscarded(): Promise<void> {
    const kept = possible[0]!.sessions;
    const discarded = begun.filter((id) => !kept.has(id));
    if (discarded.length === 0) return;
    for (const [name, rows] of await worker.raw())
      for (const row of rows as readonly Record<string, unknown>[])
        for (const id of discarded) {
          const named = row['sessionId'] === id || (row['id'] === id && name !== 'erased');
          if (named || JSON.stringify(row).includes(wordsOf(id)))
            throw new Error(`discarded, but in ${name}: ${JSON.stringify(row)}`);
        }
    const { bound, former, question, windows } = await worker.calls();
    for (const each of [bound, former, question, ...windows])
      if (each && discarded.includes(each.sessionId))
        throw new Error(`discarded, but in the calls: ${JSON.stringify(each)}`);
  }

  return { take, compare, lookForDiscarded };
}

const wordsOf = (sessionId: string) => `words of «${sessionId}»`;

const byFirst = ([a]: readonly unknown[], [b]: readonly unknown[]) =>
  String(a) < String(b) ? -1 : 1;

function notesOf({ notes }: Model): [string, string | null][] {
  return [...notes.values()]
    .map(({ id, sessionId }): [string, string | null] => [id, sessionId])
    .toSorted(byFirst);
}

const inOrder = (reply: object) => Object.entries(reply).toSorted(byFirst);

function same(what: string, got: unknown, wanted: unknown): void {
  const [a, b] = [JSON.stringify(got), JSON.stringify(wanted)];
  if (a !== b) throw new Error(`${what}: ${a}, expected ${b}`);
}
