import { z } from 'zod';
import { unreadable } from './failures.ts';

/** The fields of Jira's answers that we read. */
export const createdIssue = z.object({ id: z.string(), key: z.string() });

const labels = z.array(z.string()).default([]);

export const foundIssues = z.object({
  issues: z.array(z.object({ id: z.string(), key: z.string(), fields: z.object({ labels }) })).default([]),
  /** Null on the last page by Jira's documentation, and left out by Jira itself: both are the end. */
  nextPageToken: z
    .string()
    .nullish()
    .transform((token) => token ?? undefined),
});

export const readIssues = z.object({
  issues: z
    .array(
      z.object({
        id: z.string(),
        key: z.string(),
        fields: z.object({ labels, status: z.object({ statusCategory: z.object({ key: z.string() }) }) }),
      }),
    )
    .default([]),
  /** Issues that cannot be told at the moment; those that do not exist are in neither list. */
  issueErrors: z.array(z.object({ id: z.union([z.string(), z.number()]).transform(String).optional() })).default([]),
});

export const commentPage = z.object({
  total: z.number(),
  comments: z.array(
    z.object({
      created: z.coerce.date(),
      properties: z.array(z.object({ key: z.string(), value: z.unknown() })).default([]),
    }),
  ),
});

export const transitionList = z.object({
  transitions: z.array(
    z.object({
      id: z.string(),
      to: z.object({ statusCategory: z.object({ key: z.string() }) }),
      fields: z
        .object({ resolution: z.object({ allowedValues: z.array(z.object({ name: z.string() })).default([]) }) })
        .partial()
        .default({}),
    }),
  ),
});

export const issueTypePage = z.object({
  issueTypes: z.array(z.object({ id: z.string(), name: z.string() })).default([]),
});

export const createFieldPage = z.object({ fields: z.array(z.object({ fieldId: z.string() })).default([]) });

/** What Jira says with an error; a gateway in front of it may say anything. */
export const errorBody = z
  .object({
    errorMessages: z.array(z.string()).default([]),
    errors: z.record(z.string(), z.string()).default({}),
  })
  .catch({ errorMessages: [], errors: {} })
  .transform(({ errorMessages, errors }) => ({ messages: errorMessages, errors }));

/** @throws TransientFailure, in doubt, when Jira's answer is not as documented */
export function read<Schema extends z.ZodType>(schema: Schema, answer: unknown): z.output<Schema> {
  const { success, data, error } = schema.safeParse(answer);
  if (!success) throw unreadable(error);
  return data;
}
