import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { parseArgs } from 'node:util';
import type { SpeechModel } from '../lib/speech/voice-channel';
import { fitParameters, fitThreshold } from './evaluation/fit';
import { FOLD_MODELS_FILE, foldsByVoice, type FoldModels } from './evaluation/folds';
import { hear, hearAbove, tableWith, type Heard } from './evaluation/hear';
import { readRecordings, SERIES, type Recording, type SeriesName } from './evaluation/recording';
import { scoreRow, summarise, type Row, type Summary } from './evaluation/score';
import { trainFolds } from './training/train-model';

const USAGE = `usage: npm run evaluate -- DIR [--json] [--folds K] [--rows] [--leave-one-out] [--fixed] [--fit]
  DIR              a folder of recordings with known speech
  --folds K        nobody is heard in two of K folds; each is heard with what the others taught
  --rows           a line for each recording, too
  --leave-one-out  fit the parameters on all other calls, instead of taking the shipped ones
  --fixed          a fixed threshold, fitted on all other calls, instead of the detector
  --fit            fit the parameters on all calls and print them; nothing is measured
  --json           one JSON object instead of tables`;

type Listen = (recording: Recording, series: SeriesName) => Heard;

/**
 * Measures how far the detector's share, turns and longest coach turn are off on recordings with
 * known speech. Returns the exit code.
 */
export async function main(argv: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      'leave-one-out': { type: 'boolean', default: false },
      fixed: { type: 'boolean', default: false },
      fit: { type: 'boolean', default: false },
      folds: { type: 'string' },
      rows: { type: 'boolean', default: false },
    },
  });
  const [directory] = positionals;
  const folds = values.folds === undefined ? null : Number(values.folds);
  const wrongFolds = folds !== null && !(Number.isInteger(folds) && folds >= 2);
  if (directory === undefined || positionals.length > 1 || wrongFolds) {
    console.error(USAGE);
    return 1;
  }
  const recordings = await readRecordings(directory);
  if (values.fit) {
    const fitted = seriesOf(recordings).map((series) => [
      series,
      fitParameters(recordings, series),
    ]);
    console.log(JSON.stringify(Object.fromEntries(fitted), null, 2));
    return 0;
  }
  const listen = values.fixed
    ? fixedThreshold(recordings)
    : values['leave-one-out']
      ? leaveOneOut(recordings)
      : folds === null
        ? hear
        : await byFolds(recordings, folds);
  const rows = seriesOf(recordings).flatMap((series) =>
    recordings.map((recording) => scoreRow(recording, series, listen(recording, series))),
  );
  const summary = summarise(rows);
  if (values.json) console.log(JSON.stringify({ rows, summary }, null, 2));
  else {
    if (values.rows) printRows(rows);
    printSummary(summary);
  }
  return 0;
}

/** The series that every recording has. */
function seriesOf(recordings: readonly Recording[]): SeriesName[] {
  return SERIES.filter((name) => recordings.every(({ series }) => series[name] !== undefined));
}

/** Hears each recording with parameters fitted on all calls but its own, under all conditions. */
function leaveOneOut(recordings: readonly Recording[]): Listen {
  const tableFor = once((call, series) => {
    process.stderr.write(`fitting ${series} without ${call}\n`);
    const rest = recordings.filter((recording) => recording.call !== call);
    return tableWith(series, fitParameters(rest, series));
  });
  return (recording, series) =>
    hear(recording, series, { parameters: tableFor(recording.call, series) });
}

/** Hears each recording with what the calls of the other folds taught. */
async function byFolds(recordings: readonly Recording[], folds: number): Promise<Listen> {
  const foldOf = foldsByVoice(recordings, folds);
  const models = (await storedFoldModels(foldOf, folds)) ?? trainFolds(recordings, foldOf, folds);
  return (recording, series) => {
    const model = models[foldOf.get(recording.call) ?? 0];
    return hear(recording, series, model ? { model } : {});
  };
}

/** Those that were trained before, if it was for the same folds. */
async function storedFoldModels(
  foldOf: ReadonlyMap<string, number>,
  folds: number,
): Promise<readonly SpeechModel[] | null> {
  const stored = JSON.parse(await readFile(FOLD_MODELS_FILE, 'utf8')) as FoldModels;
  const same =
    stored.models.length === folds &&
    Object.keys(stored.foldOf).length === foldOf.size &&
    [...foldOf].every(([call, fold]) => stored.foldOf[call] === fold);
  return same ? stored.models : null;
}

function fixedThreshold(recordings: readonly Recording[]): Listen {
  const thresholdFor = once((call, series) =>
    fitThreshold(
      recordings.filter((recording) => recording.call !== call),
      series,
    ),
  );
  return (recording, series) => hearAbove(recording, series, thresholdFor(recording.call, series));
}

/** Works a value out once for each call and series. */
function once<Value>(work: (call: string, series: SeriesName) => Value) {
  const known = new Map<string, Value>();
  return (call: string, series: SeriesName): Value => {
    const key = `${series} ${call}`;
    const value = known.get(key) ?? work(call, series);
    known.set(key, value);
    return value;
  };
}

const oneDecimal = (value: number) => value.toFixed(1);

function printRows(rows: readonly Row[]): void {
  const seconds = (ms: number) => oneDecimal(ms / 1000);
  const columns: [string, (row: Row) => string | number][] = [
    ['recording', ({ id }) => id],
    ['condition', ({ condition }) => condition],
    ['source', ({ source }) => source],
    ['true share', ({ trueShare }) => oneDecimal(trueShare)],
    ['share', ({ share }) => oneDecimal(share)],
    ['error', ({ shareError }) => oneDecimal(shareError)],
    ['range', (row) => `${oneDecimal(row.lowestShare)}–${oneDecimal(row.highestShare)}`],
    ['true turns', ({ trueTurns }) => trueTurns],
    ['turns', ({ turns }) => turns],
    ['true longest s', ({ trueLongestMs }) => seconds(trueLongestMs)],
    ['longest s', ({ longestMs }) => seconds(longestMs)],
  ];
  printTable(columns, rows);
  console.log();
}

function printSummary(summary: readonly Summary[]): void {
  const columns: [string, (line: Summary) => string | number][] = [
    ['source', ({ source }) => source],
    ['condition', ({ condition }) => condition],
    ['share off, mean', ({ meanShareError }) => meanShareError.toFixed(2)],
    ['worst', ({ worstShareError }) => oneDecimal(worstShareError)],
    ['bias', ({ bias }) => oneDecimal(bias)],
    ['over 4', ({ overFourPoints, recordings }) => `${overFourPoints}/${recordings}`],
    ['in range', ({ inDoubtRange, recordings }) => `${inDoubtRange}/${recordings}`],
    ['its width', ({ meanDoubtRange }) => oneDecimal(meanDoubtRange)],
    [
      'quiet sides s, true',
      ({ quietSides, quietTrueS }) =>
        quietSides === 0 ? '–' : `${quietSides}: ${oneDecimal(quietTrueS)}`,
    ],
    [
      'measured',
      ({ quietSides, quietMeasuredS }) => (quietSides === 0 ? '–' : oneDecimal(quietMeasuredS)),
    ],
    ['turns off %', ({ meanTurnError }) => oneDecimal(meanTurnError)],
    [
      'longest within 10%',
      ({ longestWithinTenth, recordings }) => `${longestWithinTenth}/${recordings}`,
    ],
    [
      'back-channels heard',
      ({ backchannels, backchannelsHeard }) => `${backchannelsHeard}/${backchannels}`,
    ],
    [
      'overlap heard %',
      ({ overlapHeard }) => (overlapHeard === null ? '–' : oneDecimal(overlapHeard)),
    ],
  ];
  printTable(columns, summary);
}

function printTable<Line>(
  columns: readonly [title: string, cell: (line: Line) => string | number][],
  lines: readonly Line[],
): void {
  const table = [
    columns.map(([title]) => title),
    ...lines.map((line) => columns.map(([, cell]) => String(cell(line)))),
  ];
  const widths = columns.map((_, at) => Math.max(...table.map((cells) => cells[at]!.length)));
  for (const cells of table)
    console.log(
      cells
        .map((cell, at) => cell.padEnd(widths[at]!))
        .join('  ')
        .trimEnd(),
    );
}
