/**
 * A value on its way between the two worlds of a page. `rows[0]` is the value; containers refer to rows by number; functions
 * and promises stay where they were made and are known to the other world by their id.
 */
export type Packed = readonly PackedRow[];

export type PackedRow =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'function' | 'promise'; readonly id: number }
  | { readonly kind: 'error'; readonly message: string }
  | { readonly kind: 'array'; readonly items: readonly number[] }
  | { readonly kind: 'object'; readonly entries: readonly (readonly [string, number])[] };

/** What one world asks of the other. */
export type BridgeRequest =
  | { readonly act: 'expose'; readonly key: string; readonly api: Packed }
  | { readonly act: 'call'; readonly id: number; readonly args: readonly Packed[] }
  | { readonly act: 'settle'; readonly id: number; readonly ok: boolean; readonly value: Packed };

export type BridgeAnswer = { readonly value: Packed } | { readonly error: string };

/** Gets the other world's answer before it returns: both worlds share one thread. */
export type Ask = (request: BridgeRequest) => BridgeAnswer;
