/** The panel's keys: one map for handlers, hints and the help dialog. */
import { takesText } from '../app/takesText';

export const SHORTCUTS = {
  note: 'n',
  insight: '1',
  commitment: '2',
  question: '3',
  feeling: '4',
  parking: '5',
  supervision: '6',
  moment: 'm',
  nextPrompt: 'j',
  previousPrompt: 'k',
  used: 'u',
  pin: 'p',
  draw: 'r',
  less: 'l',
  find: 'f',
  previousPhase: '[',
  nextPhase: ']',
  plan: 'g',
  dismiss: 'x',
  snooze: 'z',
  hand: 't',
  digits: 'd',
  hide: 'h',
  same: 'y',
  notSame: 'e',
  help: '?',
} as const;

export type ShortcutName = keyof typeof SHORTCUTS;

/** The key as displayed in hints. */
export function keyHint(name: ShortcutName): string {
  return SHORTCUTS[name].toUpperCase();
}

const BY_KEY = new Map(
  Object.entries(SHORTCUTS).map(([name, key]) => [key as string, name as ShortcutName]),
);

export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly target: EventTarget | null;
}

/** The shortcut of a key press; null with a modifier, or while text is being typed. */
export function shortcutFor(press: KeyPress): ShortcutName | null {
  if (press.ctrlKey || press.metaKey || press.altKey || takesText(press.target)) return null;
  return BY_KEY.get(press.key.toLowerCase()) ?? BY_KEY.get(digitOf(press)) ?? null;
}

/** The digit of the physical key: French keyboards produce digits only with Shift. */
function digitOf({ code, shiftKey }: KeyPress): string {
  return code.startsWith('Digit') && !shiftKey ? code.slice('Digit'.length) : '';
}
