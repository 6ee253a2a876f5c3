import process from 'node:process';
import { parseArgs } from 'node:util';
import { fitParameters, fitThreshold } from './evaluation/fit';
import { hear, hearAbove, tableWith, type Heard } from './evaluation/hear';
import { readRecordings, SERIES, type Recording, type SeriesName } from './evaluation/recording';
import { scoreRow, summarise, type Row, type Summary } from './evaluation/score';

const USAGE = `usage: npm run evaluate -- DIR [--json] [--leave-one-out] [--fixed] [--fit]
  DIR              a folder of recordings with known speech
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
    },
  });
  const [directory] = positionals;
  if (directory === undefined || positionals.length > 1) {
    console.error(USAGE);
    return 1;
  }
  const recordings = await readRecordings(directory);
  if (values.fit) {
    const fitted = SERIES.map((series) => [series, fitParameters(recordings, series)]);
    console.log(JSON.stringify(Object.fromEntries(fitted), null, 2));
    return 0;
  }
  const listen = values.fixed
    ? fixedThreshold(recordings)
    : values['leave-one-out']
      ? leaveOneOut(recordings)
      : hear;
  const rows = SERIES.flatMap((series) =>
    recordings.map((recording) => scoreRow(recording, series, listen(recording, series))),
  );
  const summary = summarise(rows);
  if (values.json) console.log(JSON.stringify({ rows, summary }, null, 2));
  else printTables(rows, summary);
  return 0;
}

/** Hears each recording with parameters fitted on all calls but its own, under all conditions. */
function leaveOneOut(recordings: readonly Recording[]): Listen {
  const tableFor = once((call, series) => {
    process.stderr.write(`fitting ${series} without ${call}\n`);
    const rest = recordings.filter((recording) => recording.call !== call);
    return tableWith(series, fitParameters(rest, series));
  });
  return (recording, series) => hear(recording, series, tableFor(recording.call, series));
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

function printTables(rows: readonly Row[], summary: readonly Summary[]): void {
  const share = (points: number) => points.toFixed(1);
  const seconds = (ms: number) => (ms / 1000).toFixed(1);
  console.log(
    'recording\tcondition\tsource\ttrue share\tshare\terror\ttrue turns\tturns\ttrue longest s\tlongest s',
  );
  for (const row of rows) {
    console.log(
      [
        row.id,
        row.condition,
        row.source,
        share(row.trueShare),
        share(row.share),
        share(row.shareError),
        row.trueTurns,
        row.turns,
        seconds(row.trueLongestMs),
        seconds(row.longestMs),
      ].join('\t'),
    );
  }
  console.log(
    '\nsource\tcondition\tshare error mean\tworst\tturns off % mean\tworst\tlongest off % mean\tmedian\tworst\twithin 10%\tin range of doubt\tits width',
  );
  for (const line of summary) {
    console.log(
      [
        line.source,
        line.condition,
        line.meanShareError.toFixed(2),
        line.worstShareError.toFixed(1),
        line.meanTurnError.toFixed(1),
        line.worstTurnError.toFixed(1),
        line.meanLongestError.toFixed(1),
        line.medianLongestError.toFixed(1),
        line.worstLongestError.toFixed(1),
        `${line.longestWithinTenth}/${line.recordings}`,
        `${line.inDoubtRange}/${line.recordings}`,
        line.meanDoubtRange.toFixed(1),
      ].join('\t'),
    );
  }
}
