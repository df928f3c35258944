/**
 * The text of an answer, or `null` when it has more than `maxBytes` bytes (UTF-8, decompressed).
 *
 * A server gone wrong must not fill the memory. Rejects when the connection breaks or the request is aborted.
 */
export async function readBody(response: Response, maxBytes: number): Promise<string | null> {
  if (!response.body) return '';
  const chunks: AsyncIterable<Uint8Array> = response.body;
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) return null;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
