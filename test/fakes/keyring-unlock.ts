import { once } from 'node:events';
import { connect } from 'node:net';

const UNLOCK = 1;
const DONE = 0;

/**
 * Unlocks a running gnome-keyring the way a login does: over its control socket, without a question to the person.
 *
 * Source: gnome-keyring, daemon/control/gkd-control-client.c: a byte for the credentials, then length, operation and
 * password; the answer is length and result.
 */
export async function unlockKeyring(controlSocket: string, password: string): Promise<void> {
  const packet = Buffer.alloc(13 + password.length);
  packet.writeUInt32BE(packet.length - 1, 1);
  packet.writeUInt32BE(UNLOCK, 5);
  packet.writeUInt32BE(password.length, 9);
  packet.write(password, 13);
  const socket = connect(controlSocket);
  socket.write(packet);
  const chunks: unknown[] = await once(socket, 'data');
  socket.destroy();
  const answer = chunks[0];
  if (!Buffer.isBuffer(answer) || answer.readUInt32BE(4) !== DONE) {
    throw new Error('The keyring did not unlock.');
  }
}
