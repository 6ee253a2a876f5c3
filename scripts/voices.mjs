/**
 * Makes the voices of the test call: `node scripts/voices.mjs`. Run by hand, and only when a phrase
 * changes: the results are committed, so that tests need neither espeak-ng nor sox.
 *
 * Each phrase becomes tests/fixtures/call/voices/ID.wav (12 kHz mono, 4-bit IMA ADPCM: a quarter of
 * the size of plain PCM, and simple enough to be decoded in a few lines of Node), and one entry of
 * manifest.json: { id, speaker, text, durationMs, speech: [[startMs, endMs], …] }.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';

const FOLDER = fileURLToPath(new URL('../tests/fixtures/call/voices/', import.meta.url));
const SAMPLE_RATE = 12_000;
const FRAME_MS = 20;
/** A frame is speech when it is less than this far below the loudest frame of its phrase. */
const SPEECH_RANGE_DB = 35;
/** Shorter gaps are part of the speech around them: a stop consonant is not a pause. */
const PAUSE_MS = 200;
/** Level of the speech itself (pauses left out), as a well-set microphone sends it. */
const SPEECH_LEVEL_DB = -22;
const MAX_TOTAL_BYTES = 600_000;

/** espeak-ng voices by speaker and language; pitch and pace keep the three apart. */
const VOICES = {
  coach: { en: ['en-gb+m3', '38', '150'], fr: ['fr-fr+m3', '38', '150'] },
  coachee: { en: ['en-gb+f2', '58', '170'], fr: ['fr-fr+f2', '58', '170'] },
  coachee2: { en: ['en-us+m7', '62', '165'] },
};

/** id, speaker, language, words. */
const PHRASES = [
  ['hello', 'coach', 'en', 'Hello Camille, good to see you. How are you arriving today?'],
  ['leave-with', 'coach', 'en', 'What would you like to leave with in half an hour?'],
  ['say-no', 'coach', 'en', 'Tell me about the part that wants to say no.'],
  ['other-part', 'coach', 'en', 'And the other part?'],
  ['your-hands', 'coach', 'en', 'What would leading look like, if it were made for your hands?'],
  ['first-step', 'coach', 'en', 'What is the first small step, and when?'],
  ['thank-you', 'coach', 'en', 'Thank you. I heard courage in that.'],
  ['see', 'coach', 'en', 'I see.'],
  ['right', 'coach', 'en', 'Right.'],
  ['bonjour', 'coach', 'fr', 'Bonjour Camille. Par quoi voulez-vous commencer ?'],
  ['decouvert', 'coach', 'fr', "Qu'avez-vous découvert sur vous à ce moment-là ?"],
  ['essayer', 'coach', 'fr', "Et qu'aimeriez-vous essayer d'ici notre prochain appel ?"],
  ['accord', 'coach', 'fr', "D'accord."],
  [
    'scattered',
    'coachee',
    'en',
    'Hi! A little scattered, honestly. It has been a full week, and I nearly moved our call.',
  ],
  [
    'new-role',
    'coachee',
    'en',
    'I want to decide about the new role. They asked me to lead the team, and part of me wants to say no.',
  ],
  [
    'losing',
    'coachee',
    'en',
    'It is afraid of losing what I love. I like making things with my own hands, and leading looks like meetings, then more meetings.',
  ],
  [
    'proud',
    'coachee',
    'en',
    'The other part is curious. When I helped Amir find his feet last spring, I was really proud. That was leading too, I suppose.',
  ],
  [
    'smaller',
    'coachee',
    'en',
    'Smaller. Fewer meetings, one day each week for making, and somebody beside me to learn from.',
  ],
  ['thursday', 'coachee', 'en', 'I will talk to my manager on Thursday, and ask for that one day.'],
  ['yes', 'coachee', 'en', 'Mm, yes.'],
  [
    'semaine',
    'coachee',
    'fr',
    "Cette semaine, j'ai dit non à une réunion, et personne ne s'est fâché.",
  ],
  [
    'respirer',
    'coachee',
    'fr',
    'Que je peux respirer avant de répondre. Avant, je disais oui tout de suite, presque sans m’entendre.',
  ],
  [
    'trois',
    'coachee',
    'fr',
    "Compter jusqu'à trois, simplement. Et noter ce que je ressens avant de dire oui.",
  ],
  ['late', 'coachee2', 'en', 'Hello both. Sorry, I am a minute late.'],
  ['gladly', 'coachee2', 'en', 'From my side, I would gladly take two of those meetings.'],
  ['fair', 'coachee2', 'en', 'That sounds fair to me.'],
];

/** Decoded samples of a file, −1 … 1. */
function samplesOf(path) {
  const raw = execFileSync('sox', [path, '-t', 'raw', '-e', 'signed', '-b', '16', '-L', '-']);
  return Float64Array.from({ length: raw.length / 2 }, (_, i) => raw.readInt16LE(i * 2) / 32_768);
}

/** Level of each 20 ms frame in dBFS; digital silence is −120. */
function frameLevelsDb(samples) {
  const size = (SAMPLE_RATE * FRAME_MS) / 1000;
  return Array.from({ length: Math.ceil(samples.length / size) }, (_, frame) => {
    const part = samples.subarray(frame * size, (frame + 1) * size);
    const power = part.reduce((sum, sample) => sum + sample * sample, 0) / size;
    return 10 * Math.log10(Math.max(power, 1e-12));
  });
}

/** Speech as [startMs, endMs) intervals, pauses of PAUSE_MS and more left out. */
function speechOf(levelsDb) {
  const threshold = Math.max(...levelsDb) - SPEECH_RANGE_DB;
  const intervals = [];
  for (const [frame, levelDb] of levelsDb.entries()) {
    if (levelDb < threshold) continue;
    const last = intervals.at(-1);
    if (last !== undefined && frame * FRAME_MS - last[1] < PAUSE_MS)
      last[1] = (frame + 1) * FRAME_MS;
    else intervals.push([frame * FRAME_MS, (frame + 1) * FRAME_MS]);
  }
  return intervals;
}

/** Power mean of the frames inside the speech, in dBFS. */
function speechLevelDb(levelsDb) {
  const inside = speechOf(levelsDb).flatMap(([start, end]) =>
    levelsDb.slice(start / FRAME_MS, end / FRAME_MS),
  );
  return 10 * Math.log10(inside.reduce((sum, db) => sum + 10 ** (db / 10), 0) / inside.length);
}

function make([id, speaker, language, text], scratch) {
  const [voice, pitch, wordsPerMinute] = VOICES[speaker][language];
  const spoken = join(scratch, `${id}.wav`);
  const trimmed = join(scratch, `${id}-trimmed.wav`);
  const made = join(FOLDER, `${id}.wav`);
  execFileSync('espeak-ng', ['-v', voice, '-p', pitch, '-s', wordsPerMinute, '-w', spoken, text]);
  const edge = ['silence', '1', '0.01', '-60d', 'reverse'];
  const tidy = edge.concat(edge, 'pad', '0.05', '0.05');
  execFileSync('sox', ['-D', spoken, '-r', String(SAMPLE_RATE), trimmed, ...tidy]);
  const gainDb = SPEECH_LEVEL_DB - speechLevelDb(frameLevelsDb(samplesOf(trimmed)));
  execFileSync('sox', ['-D', trimmed, '-e', 'ima-adpcm', made, 'gain', gainDb.toFixed(2)]);
  const samples = samplesOf(made);
  return {
    id,
    speaker,
    text,
    durationMs: Math.round((samples.length / SAMPLE_RATE) * 1000),
    speech: speechOf(frameLevelsDb(samples)),
  };
}

mkdirSync(FOLDER, { recursive: true });
for (const name of readdirSync(FOLDER)) rmSync(join(FOLDER, name));
const scratch = mkdtempSync(join(tmpdir(), 'voices-'));
const phrases = PHRASES.map((phrase) => make(phrase, scratch));
rmSync(scratch, { recursive: true });
const manifest = await format(JSON.stringify({ phrases }), { parser: 'json', printWidth: 100 });
writeFileSync(join(FOLDER, 'manifest.json'), manifest);

const totalBytes = readdirSync(FOLDER).reduce(
  (sum, name) => sum + statSync(join(FOLDER, name)).size,
  0,
);
const seconds = phrases.reduce((sum, { durationMs }) => sum + durationMs, 0) / 1000;
console.log(
  `${phrases.length} phrases, ${seconds.toFixed(0)} s, ${Math.round(totalBytes / 1000)} kB`,
);
if (totalBytes > MAX_TOTAL_BYTES) throw new Error(`More than ${MAX_TOTAL_BYTES} bytes of voices`);
