import { z } from 'zod';

/** Told the name of each message type (`"foo"`) and field (`"ticker.foo"`) that this version does not know. */
export type NoticeStranger = (name: string) => void;

/** Reads the `msg` of one type of frame; `null` when it is not what the documentation promises. */
export type MessageReader<Body> = (
  msg: unknown,
  receivedTime: number,
  notice: NoticeStranger,
) => Body | null;

/**
 * A reader for frames of `type`.
 *
 * @param shape the fields that are used
 * @param unused the fields that are known and left alone, so that only true strangers are noticed
 * @param toBody what a message with the right fields says; `null` when it says too little
 */
export function messageReader<Shape extends z.ZodRawShape, Body>(
  type: string,
  shape: Shape,
  unused: readonly string[],
  toBody: (message: z.output<z.ZodObject<Shape>>, receivedTime: number) => Body | null,
): MessageReader<Body> {
  const schema = z.object(shape).loose();
  const known = new Set([...Object.keys(shape), ...unused]);
  return (msg, receivedTime, notice) => {
    const message = schema.safeParse(msg);
    if (!message.success) return null;
    for (const name in message.data) if (!known.has(name)) notice(`${type}.${name}`);
    return toBody(message.data, receivedTime);
  };
}
