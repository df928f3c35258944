/** Escapes of JSON and of `.env` files; a tool may have escaped the text more than once. */
const UNICODE_ESCAPE = /\\+u([0-9a-f]{4})/gi;
const SPACE_ESCAPE = /\\+[rnt]/g;

/**
 * Reads the bytes of a key file as text: UTF-8, or UTF-16 of either byte order with or without its mark.
 *
 * A key file starts with ASCII, so a zero among the first two bytes is half of a UTF-16 character.
 */
export function decodeKeyText(bytes: Buffer): string {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || second === 0) return bytes.toString('utf16le');
  if ((first === 0xfe && second === 0xff) || first === 0) {
    const whole = Buffer.from(bytes.subarray(0, bytes.length & ~1));
    const text = whole.swap16().toString('utf16le');
    whole.fill(0);
    return text;
  }
  return bytes.toString('utf8');
}

/** Undoes what JSON, `.env` files and terminals do to line breaks and special characters. */
export function unescapeKeyText(text: string): string {
  return text
    .replace(UNICODE_ESCAPE, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(SPACE_ESCAPE, '\n');
}
