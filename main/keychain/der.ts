/** One value of a DER encoding (ITU-T X.690): its tag byte and its content. */
export interface DerValue {
  readonly tag: number;
  readonly content: Buffer;
  /** Where the value ends in the buffer it was read from. */
  readonly end: number;
}

/** What a buffer begins with. `truncated`: more bytes are announced than there are. */
export type DerReading = DerValue | 'truncated' | 'not-der';

const SEQUENCE = 0x30;
/** Longer lengths than four bytes are nothing a key file could hold. */
const MAX_LENGTH_BYTES = 4;

/** Reads the value that starts at `offset`; the content is a view on `bytes`, not a copy. */
export function readDer(bytes: Buffer, offset = 0): DerReading {
  const tag = bytes[offset];
  const first = bytes[offset + 1];
  if (tag === undefined || first === undefined) return 'truncated';
  const lengthBytes = first < 0x80 ? 0 : first - 0x80;
  if (first === 0x80 || lengthBytes > MAX_LENGTH_BYTES) return 'not-der';
  const start = offset + 2 + lengthBytes;
  if (start > bytes.length) return 'truncated';
  const length = lengthBytes === 0 ? first : bytes.readUIntBE(offset + 2, lengthBytes);
  const end = start + length;
  if (end > bytes.length) return 'truncated';
  return { tag, content: bytes.subarray(start, end), end };
}

/** The values inside a constructed value, or `null` when its content does not divide into whole values. */
export function childrenOf({ content }: DerValue): readonly DerValue[] | null {
  const children: DerValue[] = [];
  for (let offset = 0; offset < content.length;) {
    const child = readDer(content, offset);
    if (typeof child === 'string') return null;
    children.push(child);
    offset = child.end;
  }
  return children;
}

/** Every object identifier inside a value at any depth of sequences, as the hex of its encoding. */
export function identifiersIn(value: DerValue): readonly string[] {
  if (value.tag === 0x06) return [value.content.toString('hex')];
  if (value.tag !== SEQUENCE) return [];
  return (childrenOf(value) ?? []).flatMap(identifiersIn);
}
