import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { BSON, type Document } from 'mongodb';

/** A command as a driver sent it: its name is the first key. */
export type Command = Document;

/** Something between a driver and a mongod that reads what is asked, as a router would, and passes it on as it is. */
export interface WireTap {
  port: number;
  /** Everything that was sent so far, in the order in which it came. */
  commands: Command[];
  close(): Promise<void>;
}

const HEADER = 16;
const OP_MSG = 2013;
const CHECKSUM_PRESENT = 1;

/**
 * @param target the port of a mongod on this machine
 * @see https://www.mongodb.com/docs/manual/reference/mongodb-wire-protocol/#op_msg
 */
export async function openWireTap(target: number): Promise<WireTap> {
  const sockets = new Set<Socket>();
  const commands: Command[] = [];
  const server = createServer((client) => {
    const mongod = connect(target, '127.0.0.1');
    for (const [one, other] of [
      [client, mongod],
      [mongod, client],
    ] as const) {
      sockets.add(one);
      one
        .on('error', () => other.destroy())
        .on('close', () => {
          sockets.delete(one);
          other.destroy();
        });
      one.pipe(other);
    }
    const read = createReader((message) => {
      const command = commandOf(message);
      if (command) commands.push(command);
    });
    client.on('data', read);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    commands,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}

/** Puts a stream's pieces together to whole messages: each begins with its length. */
function createReader(onMessage: (message: Buffer) => void): (piece: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  return (piece) => {
    rest = Buffer.concat([rest, piece]);
    while (rest.length >= HEADER) {
      const length = rest.readInt32LE(0);
      if (rest.length < length) return;
      onMessage(rest.subarray(0, length));
      rest = rest.subarray(length);
    }
  };
}

/** The body, with the documents that stand beside it as one of its fields; undefined for other kinds of messages. */
function commandOf(message: Buffer): Command | undefined {
  if (message.readInt32LE(12) !== OP_MSG) return undefined;
  const hasChecksum = (message.readUInt32LE(HEADER) & CHECKSUM_PRESENT) !== 0;
  const end = message.length - (hasChecksum ? 4 : 0);
  let command: Command = {};
  const beside: Record<string, Document[]> = {};
  for (let at = HEADER + 4; at < end; ) {
    const kind = message.readUInt8(at);
    const size = message.readInt32LE(at + 1);
    const section = message.subarray(at + 1, at + 1 + size);
    if (kind === 0) command = BSON.deserialize(section);
    else Object.assign(beside, sequenceOf(section));
    at += 1 + size;
  }
  return { ...command, ...beside };
}

/** `{<name>: documents}` of a section that holds a sequence: its size, its name, and one document after the other. */
function sequenceOf(section: Buffer): Record<string, Document[]> {
  const nameEnd = section.indexOf(0, 4);
  const documents: Document[] = [];
  for (let at = nameEnd + 1; at < section.length; ) {
    const size = section.readInt32LE(at);
    documents.push(BSON.deserialize(section.subarray(at, at + size)));
    at += size;
  }
  return { [section.toString('utf8', 4, nameEnd)]: documents };
}
