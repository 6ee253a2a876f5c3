/** Bytes as text and back, for files and stores that hold text. */

export type Bytes = Uint8Array<ArrayBuffer>;

/** Block size in bytes: small enough to spread as function arguments. */
const BLOCK = 0x8000;

export function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += BLOCK)
    binary += String.fromCharCode(...bytes.subarray(at, at + BLOCK));
  return btoa(binary);
}

/** @throws RangeError when `text` is not base64. */
export function fromBase64(text: string): Bytes {
  let binary: string;
  try {
    binary = atob(text);
  } catch {
    throw new RangeError('This is not base64.');
  }
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
}

export function toUtf8(text: string): Bytes {
  return new TextEncoder().encode(text);
}

/** @throws TypeError when `bytes` are not UTF-8. */
export function fromUtf8(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes);
}
