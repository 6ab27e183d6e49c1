import { z } from 'zod';

const labels = z.array(z.string());

/** What the control API takes; the typed client sends the same. */
export const newTicket = z.strictObject({
  summary: z.string().min(1),
  text: z.string().default(''),
  labels: labels.default([]),
  duedate: z.iso.date().optional(),
});
export const movement = z.strictObject({ labels: labels.optional() });
export const relabelling = z.strictObject({ labels });
export const remark = z.strictObject({ text: z.string().min(1) });
export const resending = z.strictObject({ times: z.int().positive().max(100).default(1), key: z.string().optional() });
export const forgery = z.strictObject({ signature: z.enum(['wrong', 'absent']), key: z.string().optional() });
export const settings = z.strictObject({
  searchDelayMs: z.int().nonnegative().optional(),
  webhooks: z.boolean().optional(),
  webhookRetryDelayMs: z.int().nonnegative().optional(),
  duedateOnScreen: z.boolean().optional(),
  writable: z.boolean().optional(),
  tokenExpired: z.boolean().optional(),
});
