import type { Socket } from 'node:net';

/**
 * Lets two sockets speak with each other; where one ends, so does the other.
 *
 * @param open takes them both, for as long as they are
 */
export function pipe(client: Socket, target: Socket, open: Set<Socket>): void {
  for (const [one, other] of [
    [client, target],
    [target, client],
  ] as const) {
    open.add(one);
    one.on('error', () => other.destroy());
    one.on('close', () => {
      open.delete(one);
      other.destroy();
    });
    one.pipe(other);
  }
}
