import type { ClientSession, Db, ObjectId } from 'mongodb';

interface Row<Message> {
  _id: ObjectId;
  message: Message;
}

/**
 * Stands in for the sending of notes, and keeps them in the caller's transaction as the real one does: what was rolled
 * back was never told.
 */
export function toldNotes<Message extends { note: object }>(db: Db) {
  const told = db.collection<Row<Message>>('told');
  return {
    post: async (session: ClientSession, message: Message) => {
      await db.collection('told').insertOne({ message }, { session });
    },
    all: async () => (await told.find().sort({ _id: 1 }).toArray()).map(({ message }) => message),
    clear: async () => {
      await told.deleteMany({});
    },
  };
}
