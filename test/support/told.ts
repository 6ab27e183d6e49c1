import type { ClientSession, Db, ObjectId } from 'mongodb';

interface Row<Message> {
  _id: ObjectId;
  message: Message;
}

/**
 * Stands in for the sending of notes, and keeps them in the caller's transaction as the real one does: what was rolled
 * back was never told, and the same key twice is one note.
 */
export function toldNotes<Message extends { note: object; key?: string }>(db: Db) {
  const told = db.collection<Row<Message>>('told');
  return {
    post: async (session: ClientSession, message: Message) => {
      if (message.key && (await told.findOne({ 'message.key': message.key }, { session }))) return;
      await db.collection('told').insertOne({ message }, { session });
    },
    all: async () => (await told.find().sort({ _id: 1 }).toArray()).map(({ message }) => message),
    clear: async () => {
      await told.deleteMany({});
    },
  };
}
