import type { NewEvent } from '../../platform/outbox/index.ts';

/** Rows of an order wait to be sent: by message or by mail. */
export type NotificationDue = NewEvent<'notification.due', { by: 'message' | 'mail' }>;

export function notificationDue(order: string, by: 'message' | 'mail'): NotificationDue {
  return { type: 'notification.due', subject: { kind: 'order', id: order }, data: { by } };
}

/** A note to the team waits to be sent. */
export type NotePosted = NewEvent<'staff_note.posted', { kind: string }>;

export function notePosted(id: string, kind: string): NotePosted {
  return { type: 'staff_note.posted', subject: { kind: 'staff_note', id }, data: { kind } };
}
