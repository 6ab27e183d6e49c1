import { connect } from 'node:net';
import { BSON, type Document } from 'mongodb';

/** A connection that sends commands as they are: no driver adds a session to them, as a router's own would. */
export interface RawConnection {
  /** One at a time. @throws Error with what the server says, when the command fails */
  run(command: Document): Promise<Document>;
  close(): void;
}

const [HEADER, OP_MSG] = [16, 2013];

/** @see https://www.mongodb.com/docs/manual/reference/mongodb-wire-protocol/#op_msg */
export async function openRaw(port: number): Promise<RawConnection> {
  const socket = connect(port, '127.0.0.1');
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve).once('error', reject);
  });

  async function answer(): Promise<Buffer> {
    let read: Buffer = Buffer.alloc(0);
    for await (const piece of socket.iterator({ destroyOnReturn: false })) {
      read = Buffer.concat([read, piece]);
      if (read.length >= HEADER && read.length >= read.readInt32LE(0)) return read;
    }
    throw new Error('the connection ended');
  }

  return {
    async run(command) {
      const body = BSON.serialize(command);
      const head = Buffer.alloc(HEADER + 5);
      head.writeInt32LE(head.length + body.length, 0);
      head.writeInt32LE(OP_MSG, 12);
      socket.write(Buffer.concat([head, body]));
      const said = BSON.deserialize((await answer()).subarray(HEADER + 5));
      if (said.ok !== 1) throw new Error(`${said.codeName}: ${said.errmsg}`);
      return said;
    },
    close: () => socket.destroy(),
  };
}
