/** One `BEGIN … END` block of a text. */
export interface PemBlock {
  /** `PRIVATE KEY`, `CERTIFICATE`… */
  readonly label: string;
  /** The decoded body; `null` when it holds characters that do not belong there. */
  readonly der: Buffer | null;
  /** Set when the body itself is encrypted the way of RFC 1421: cipher name and start vector, as in `DEK-Info`. */
  readonly dekInfo: string | null;
  /** False when the END line is missing. */
  readonly isWhole: boolean;
}

/** Word processors turn the hyphens of a pasted key into dashes, and mail programs fold the lines. */
const MARKER =
  /[-\u2010-\u2015\u2212]{2,}\s*(BEGIN|END)\s+([A-Z0-9\s]+?)\s*[-\u2010-\u2015\u2212]{2,}/g;

/** What may stand between the characters of a body: spaces of every sort, quotes and what follows them, quoted-mail marks. */
const FILLING = /[\s"'`,;>|\\\u00ad\u200b-\u200d\u2060\ufeff]/g;

const PROC_TYPE = /Proc-Type:\s*4,\s*ENCRYPTED/;
/** The start vector is as long as the cipher's block: 8 bytes for DES, 16 for AES. */
const DEK_INFO =
  /DEK-Info:\s*((?:DES[A-Z0-9-]*,\s*[0-9A-F]{16})|(?:AES[A-Z0-9-]*,\s*[0-9A-F]{32}))/;

/** Finds every block; an END without its BEGIN is a block without a body. */
export function findPemBlocks(text: string): readonly PemBlock[] {
  const markers = [...text.matchAll(MARKER)];
  return markers.flatMap((marker, index) => {
    const label = (marker[2] ?? '').replace(/\s+/g, ' ');
    const previous = markers[index - 1];
    if (marker[1] === 'END') {
      return previous?.[1] === 'BEGIN' ? [] : [{ label, der: null, dekInfo: null, isWhole: false }];
    }
    const next = markers[index + 1];
    const body = text.slice(marker.index + marker[0].length, next?.index);
    return [{ ...readBody(body), label, isWhole: next?.[1] === 'END' }];
  });
}

function readBody(body: string): Pick<PemBlock, 'der' | 'dekInfo'> {
  const dekInfo = DEK_INFO.exec(body)?.[1]?.replace(/\s/g, '') ?? null;
  const base64 = body.replace(PROC_TYPE, '').replace(DEK_INFO, '');
  return { der: decodeBase64(base64), dekInfo };
}

/** Decodes base64 with anything harmless in between; `null` when something else stands there. */
export function decodeBase64(text: string): Buffer | null {
  const digits = text.replace(FILLING, '');
  return /^[A-Za-z0-9+/]*={0,2}$/.test(digits) ? Buffer.from(digits, 'base64') : null;
}

/** The canonical form of a PKCS#1 key whose body is encrypted: only as PEM can it carry its cipher's name. */
export function encryptedPem(body: Buffer, dekInfo: string): string {
  const lines = body.toString('base64').match(/.{1,64}/g) ?? [];
  return [
    '-----BEGIN RSA PRIVATE KEY-----',
    'Proc-Type: 4,ENCRYPTED',
    `DEK-Info: ${dekInfo}`,
    '',
    ...lines,
    '-----END RSA PRIVATE KEY-----',
    '',
  ].join('\n');
}
