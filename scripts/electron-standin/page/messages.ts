/** What the preload script's world tells the main process. */
export type FromPage =
  | {
      readonly kind: 'invoke';
      readonly id: number;
      readonly channel: string;
      readonly args: readonly unknown[];
    }
  | { readonly kind: 'send'; readonly channel: string; readonly args: readonly unknown[] }
  | { readonly kind: 'preload-error'; readonly error: Error };

/** What the main process tells the preload script's world. */
export type ToPage =
  | { readonly kind: 'message'; readonly channel: string; readonly args: readonly unknown[] }
  | InvokeAnswer;

/** The outcome of one `invoke`; `error` is the text of what the handler threw. */
export type InvokeAnswer = { readonly kind: 'answer'; readonly id: number } & (
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: string }
);
