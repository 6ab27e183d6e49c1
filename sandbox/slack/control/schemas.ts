import { z } from 'zod';

/** The bodies that the control API takes. */
const id = z.string().min(1);
const spot = {
  channel: id.optional(),
  ts: id.optional(),
  view: id.optional(),
  actionId: id,
  blockId: id.optional(),
};
const forgery = z
  .object({
    headers: z.record(z.string(), z.string()),
    signature: z.string().nullable(),
    timestamp: z.number().int(),
    secret: z.string(),
  })
  .partial();

const person = z.object({
  id,
  name: id,
  displayName: z.string(),
  realName: z.string(),
  email: z.string(),
  tz: id,
  isAdmin: z.boolean(),
  isOwner: z.boolean(),
  isBot: z.boolean(),
  deleted: z.boolean(),
});

export const bodies = {
  command: z.object({ command: id.startsWith('/'), text: z.string().default(''), channel: id.default('general') }),
  act: z.object({
    ...spot,
    value: z.unknown().optional(),
    confirmed: z.boolean().optional(),
    told: z.boolean().optional(),
  }),
  search: z.object({ ...spot, text: z.string() }),
  submit: z.object({ view: id.optional() }),
  close: z.object({ all: z.boolean().default(false) }),
  shortcut: z.object({ callbackId: id }),
  messageShortcut: z.object({ callbackId: id, channel: id, ts: id }),
  workflow: z.object({ step: id }),
  runStep: z.object({ step: id, inputs: z.record(z.string(), z.unknown()).default({}) }),
  read: z.object({ channel: id }),
  ask: z.object({ command: id.startsWith('/'), text: z.string().default('') }),
  message: z.object({ channel: id, text: z.string().min(1) }),
  newPerson: person.partial().required({ displayName: true }),
  crowd: z.object({ count: z.number().int().min(1).max(100_000) }),
  changedPerson: person.omit({ id: true }).partial(),
  newChannel: z.object({ user: id, name: id, isPrivate: z.boolean().default(false) }),
  archived: z.object({ archived: z.boolean() }),
  newMember: z.object({ user: id, inviter: id.default('U0MANAGER') }),
  request: z.object({
    contentType: z.enum(['application/x-www-form-urlencoded', 'application/json']),
    body: z.string(),
    forgery: forgery.default({}),
  }),
  again: z.object({ request: id, times: z.number().int().min(1).max(100).default(1), forgery: forgery.default({}) }),
  event: z.object({ event: z.looseObject({ type: id }), subscription: id.optional() }),
  installation: z.object({ active: z.boolean() }),
  limits: z.object({ enforced: z.boolean() }),
  sockets: z.object({
    reason: z.enum(['warning', 'refresh_requested', 'link_disabled', 'cut']),
    count: z.number().int().min(1).default(10),
  }),
  timings: z
    .object({
      ackMs: z.number().positive(),
      triggerMs: z.number().positive(),
      eventRetriesMs: z.array(z.number().min(0)),
      responseUrlMs: z.number().min(0),
      socketGraceMs: z.number().min(0),
    })
    .partial(),
};
