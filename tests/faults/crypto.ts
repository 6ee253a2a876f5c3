/**
 * Wrong passphrases, and single bits flipped in what is sealed or in what it was sealed for: all are
 * refused. The passphrases cost as little as can be here, since how many are tried is the point.
 */
import { toUtf8 } from '../../lib/bytes/base64';
import { deriveKey, newSalt, type KeyParams } from '../../lib/platform/crypto/passphrase';
import { decrypt, encrypt } from '../../lib/platform/crypto/encrypt';
import type { FaultResult } from './fault';
import { randomFrom, type Random } from './setting/random';

const CHEAP: KeyParams = { kdf: 'argon2id', memoryKiB: 8, passes: 1, lanes: 1 };
const PASSPHRASE = 'a quiet word beside the call';
const PURPOSE = 'note 17 1';
const CANARY = 'canary: she named the next step herself';

export async function run(count: number, seed: number): Promise<FaultResult> {
  const random = randomFrom(seed);
  const misses: string[] = [];
  const salt = newSalt();
  const key = await deriveKey(PASSPHRASE, salt, CHEAP);
  const sealed = await encrypt(key, toUtf8(CANARY), PURPOSE);
  if (Buffer.from(sealed).includes(CANARY)) misses.push('the text is in what is sealed');
  if (Buffer.from(await decrypt(key, sealed, PURPOSE)).toString() !== CANARY)
    misses.push('the right passphrase does not open');
  let passphrases = 0;
  for (let index = 0; index < count; index += 1) {
    const wrong = random.between(1, 2) === 1 ? nearly(PASSPHRASE, random) : null;
    passphrases += Number(wrong !== null);
    const opened =
      wrong === null
        ? opens(key, ...flipped(sealed, PURPOSE, random))
        : opens(await deriveKey(wrong, salt, CHEAP), sealed, PURPOSE);
    if (await opened) misses.push(`opened: ${wrong ?? 'with a bit flipped'}`);
  }
  return {
    runs: count,
    misses,
    figures: { 'wrong passphrases': passphrases, 'flipped bits': count - passphrases },
  };
}

async function opens(...args: Parameters<typeof decrypt>): Promise<boolean> {
  return await decrypt(...args).then(
    () => true,
    () => false,
  );
}

function flipped(
  sealed: Awaited<ReturnType<typeof encrypt>>,
  purpose: string,
  random: Random,
): [typeof sealed, string] {
  if (random.between(1, 10) === 1) return [sealed, nearly(purpose, random)];
  const changed = new Uint8Array(sealed);
  const at = random.between(0, changed.length - 1);
  changed[at] = (changed[at] ?? 0) ^ (1 << random.between(0, 7));
  return [changed, purpose];
}

/** One letter more, less or other. */
function nearly(text: string, random: Random): string {
  const at = random.between(0, text.length - 1);
  const letter = random.oneOf([...'abcdefghijklmnopqrstuvwxyzé0 ']);
  const changed = [
    text.slice(0, at) + text.slice(at + 1),
    `${text.slice(0, at)}${letter}${text.slice(at)}`,
    `${text.slice(0, at)}${letter}${text.slice(at + 1)}`,
    text.toUpperCase(),
    `${text} `,
  ][random.between(0, 4)]!;
  return changed === text ? `${text}${letter}` : changed;
}
