import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listeningInput } from '../../../scripts/listening-input';
import { workedExample, workedMeasures } from './worked-example';

interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'measures-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function file(name: string, content: unknown): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

async function run(script: string, ...args: string[]): Promise<Outcome> {
  try {
    const output = await promisify(execFile)(process.execPath, [
      'scripts/run.mjs',
      script,
      ...args,
    ]);
    return { code: 0, ...output };
  } catch (error) {
    return error as Outcome;
  }
}

describe('npm run measures', { timeout: 30_000 }, () => {
  it('prints one line of measures for each valid file, in order, and names the invalid ones', async () => {
    const silent = { durationMs: 1000, coach: [], coachee: [] };
    const good = await file('good.json', workedExample);
    const bad = await file('bad.json', {
      ...silent,
      coach: [
        [0, 1],
        [5, 3],
      ],
    });
    const quiet = await file('quiet.json', silent);
    const { code, stdout, stderr } = await run(
      'scripts/measures.ts',
      good,
      bad,
      join(folder, 'absent.json'),
      quiet,
    );
    const lines = stdout.split('\n');
    expect(lines).toHaveLength(3);
    expect(lines[2]).toBe('');
    expect(JSON.parse(lines[0]!)).toEqual(workedMeasures);
    expect(Object.keys(JSON.parse(lines[0]!))).toEqual(Object.keys(workedMeasures));
    expect(JSON.parse(lines[1]!)).toMatchObject({ coachShare: null, silenceShare: 1 });
    expect(stderr).toBe(
      `${bad}: coach[1] ends before it starts\n${join(folder, 'absent.json')}: no such file\n`,
    );
    expect(code).toBe(1);
  });

  it('warns of speech beyond the session, and still measures it', async () => {
    const over = await file('over.json', { durationMs: 1000, coach: [[0, 2000]], coachee: [] });
    const { code, stdout, stderr } = await run('scripts/measures.ts', over);
    expect(JSON.parse(stdout)).toMatchObject({ coachTalkMs: 2000 });
    expect(stderr).toBe(`${over}: warning: speech until 2000 ms in a session of 1000 ms\n`);
    expect(code).toBe(0);
  });

  it('reports a file that is not JSON, and prints its usage', async () => {
    const broken = await file('broken.json', '{"durationMs": 1,');
    expect((await run('scripts/measures.ts', broken)).stderr).toMatch(
      /broken\.json: not JSON: .+\n$/,
    );
    const { code, stderr } = await run('scripts/measures.ts');
    expect(stderr).toBe('usage: npm run -s measures -- FILE.json [FILE.json…]\n');
    expect(code).toBe(1);
  });
});

describe('the script runner', { timeout: 30_000 }, () => {
  it('passes the arguments and exits with the code of main', async () => {
    const script = await file('echo.ts', 'export const main = (argv: string[]) => argv.length;');
    expect(await run(script, 'a', '--b', 'c')).toMatchObject({ code: 3, stdout: '', stderr: '' });
  });

  it.each([
    ['throws.ts', 'export async function main() { throw new Error("no luck\\nmore") }', 'no luck'],
    ['mainless.ts', 'export const other = 1;', 'exports no main'],
    ['broken.ts', 'export const main = (', 'broken.ts'],
  ])('prints one clear line for %s', async (name, source, message) => {
    const { code, stdout, stderr } = await run(await file(name, source));
    expect(stderr).toContain(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  });

  it('reports a script that does not exist', async () => {
    expect((await run('scripts/absent.ts')).stderr).toBe('no such script: scripts/absent.ts\n');
  });
});

describe('a session given to npm run measures', () => {
  const session = { durationMs: 1000, coach: [[0, 10]], coachee: [] };

  it('is accepted unchanged when valid', () => {
    expect(listeningInput.parse(session)).toEqual(session);
  });

  it.each([
    [null, [], 'must be an object'],
    [[], [], 'must be an object'],
    [{ ...session, durationMs: Number.NaN }, ['durationMs'], 'whole number'],
    [{ ...session, durationMs: -1 }, ['durationMs'], 'whole number'],
    [{ ...session, durationMs: '1000' }, ['durationMs'], 'whole number'],
    [{ ...session, coachee: undefined }, ['coachee'], 'must be a list'],
    [{ ...session, coach: [[0, 10, 20]] }, ['coach', 0], 'must be a pair'],
    [{ ...session, coach: [[0]] }, ['coach', 0], 'must be a pair'],
    [{ ...session, coach: [[-1, 10]] }, ['coach', 0, 0], 'whole number'],
    [{ ...session, coach: [[0.5, 10]] }, ['coach', 0, 0], 'whole number'],
    [{ ...session, coach: [[0, Number.POSITIVE_INFINITY]] }, ['coach', 0, 1], 'whole number'],
    [{ ...session, coach: [[10, 9]] }, ['coach', 0], 'ends before it starts'],
  ])('is refused: %j', (input, path, message) => {
    const [issue] = listeningInput.safeParse(input).error!.issues;
    expect(issue!.path).toEqual(path);
    expect(issue!.message).toContain(message);
  });
});
