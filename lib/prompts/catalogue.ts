/** The prompts that ship with the extension, theme by theme, in the order of a session. */
import { theme1 } from './catalogue/theme1';
import { theme2 } from './catalogue/theme2';
import { theme3 } from './catalogue/theme3';
import { theme4 } from './catalogue/theme4';
import { theme5 } from './catalogue/theme5';
import { theme6 } from './catalogue/theme6';
import type { Prompt } from './prompt';

export const CORE_PROMPTS: readonly Prompt[] = [
  ...theme1,
  ...theme2,
  ...theme3,
  ...theme4,
  ...theme5,
  ...theme6,
];
