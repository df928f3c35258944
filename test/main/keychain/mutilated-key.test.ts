import fc from 'fast-check';
import { createPublicKey } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { parsePrivateKey, type ParsedKey } from '../../../main/keychain/private-key.ts';
import type { Result } from '../../../preload/contract/result.ts';
import { derOf, newRsaKey, pemOf } from '../../fakes/secret-keys.ts';

const small = newRsaKey(2048);
const secret = { cipher: 'aes-256-cbc', passphrase: 'Correct horse' };

const parse = (key: string | Uint8Array, passphrase = ''): Result<ParsedKey> =>
  parsePrivateKey({ key, passphrase });

function expectKey(result: Result<ParsedKey>): void {
  expect(result).toMatchObject({ ok: true });
  if (result.ok) expect(result.value.pkcs8.equals(derOf(small))).toBe(true);
}

/** What editors, mail, shells, chat and JSON do to a key on its way. */
const mutilations: Readonly<Record<string, (text: string) => string | Buffer>> = {
  'CRLF line ends': (text) => text.replaceAll('\n', '\r\n'),
  'CR line ends': (text) => text.replaceAll('\n', '\r'),
  'one line with spaces': (text) => text.replaceAll('\n', ' '),
  'one line without spaces': (text) => text.replaceAll('\n', ''),
  'literal \\n': (text) => text.replaceAll('\n', '\\n'),
  'literal \\r\\n': (text) => text.replaceAll('\n', '\\r\\n'),
  'doubly escaped line ends': (text) => text.replaceAll('\n', '\\\\n'),
  'JSON string': (text) => JSON.stringify(text),
  'JSON in JSON': (text) => JSON.stringify(JSON.stringify({ key: text })),
  'JSON with escaped slashes and pluses': (text) =>
    JSON.stringify(text).replaceAll('/', '\\/').replaceAll('+', '\\u002B'),
  'an .env line': (text) => `KALSHI_KEY="${text.replaceAll('\n', '\\n')}"`,
  indentation: (text) => text.replaceAll(/^/gm, '    '),
  'tabs and trailing spaces': (text) => text.replaceAll(/^/gm, '\t').replaceAll('\n', '  \n'),
  'quotation marks of mail': (text) => text.replaceAll(/^/gm, '> '),
  'blank lines': (text) => text.replaceAll('\n', '\n\n'),
  'surrounding text': (text) => `Dear me,\nhere is my key -- keep it!\n\n${text}\nYours, me.`,
  'narrow lines': (text) => text.replaceAll(/([A-Za-z0-9+/=]{20})/g, '$1\n'),
  'dashes for hyphens': (text) => text.replaceAll('-----', '—–-'),
  'no-break and zero-width spaces': (text) => text.replaceAll('\n', '\u00a0\u200b\n'),
  'UTF-8 with BOM': (text) => Buffer.from(`\ufeff${text}`),
  'UTF-16 LE with BOM': (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'UTF-16 BE with BOM': (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
  'UTF-16 LE without BOM': (text) => Buffer.from(text, 'utf16le'),
  'UTF-16 BE without BOM': (text) => Buffer.from(text, 'utf16le').swap16(),
};

describe('a mutilated key', () => {
  it.each(Object.entries(mutilations))('is read all the same: %s', (_, mutilate) => {
    for (const type of ['pkcs1', 'pkcs8'] as const) expectKey(parse(mutilate(pemOf(small, type))));
  });

  it('is read after any two mutilations in a row, with any text around it', () => {
    const mutilation = fc.constantFrom(...Object.values(mutilations));
    const words = fc.string({ unit: 'grapheme' }).filter((text) => !/[\p{Pd}\\]/u.test(text));
    fc.assert(
      fc.property(mutilation, mutilation, words, words, (first, second, before, after) => {
        const once = first(`Key: ${before}\n${pemOf(small)}\n${after}`);
        expectKey(parse(typeof once === 'string' ? second(once) : once));
      }),
      { numRuns: 200 },
    );
  });

  it('is never read as another key, and never throws, when bytes of it change', () => {
    const pem = Buffer.from(pemOf(small, 'pkcs1'));
    const change = fc.record({ at: fc.nat(pem.length - 1), byte: fc.nat(255) });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        const changed = Buffer.from(pem);
        for (const { at, byte } of changes) changed[at] = byte;
        const result = parse(changed);
        if (result.ok)
          expect(createPublicKey(result.value.privateKey).equals(createPublicKey(small))).toBe(
            true,
          );
        else expect(result.error.message).toMatch(/\.$/);
      }),
      { numRuns: 300 },
    );
  });

  it('is known to be incomplete wherever it is cut off', () => {
    const pem = pemOf(small, 'pkcs8');
    const inBody = fc.integer({ min: 28, max: pem.length - 30 });
    fc.assert(
      fc.property(inBody, fc.boolean(), (end, closes) => {
        const cut = pem.slice(0, end) + (closes ? '\n-----END PRIVATE KEY-----\n' : '');
        expect(JSON.stringify(parse(cut))).toContain('Part of this key is missing');
      }),
      { numRuns: 100 },
    );
    const encrypted = pemOf(small, 'pkcs1', secret).replace(/\n.{8}(?=.*\n-----END)/, '\n');
    const withoutEnd = pem.slice(0, pem.indexOf('-----END'));
    for (const cut of [pem.slice(40), withoutEnd, encrypted]) {
      expect(JSON.stringify(parse(cut, secret.passphrase))).toContain(
        'Part of this key is missing',
      );
    }
    expect(JSON.stringify(parse(pem.replace(/\n[^\n]+\n[^\n]+\n/, '\n')))).toMatch(
      /missing|damaged/,
    );
  });
});
