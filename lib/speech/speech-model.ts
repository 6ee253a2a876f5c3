import type { SpeechModel } from './voice-channel';
import numbers from './speech-model.json';

/** Written by `npm run train`; see docs/measures.md. */
export const SPEECH_MODEL: SpeechModel = numbers;
