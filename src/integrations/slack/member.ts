import { z } from 'zod';
import type { Member } from '../../services/customers/index.ts';

/** Slackbot is the one bot that does not say so. */
const SLACKBOT = 'USLACKBOT';

/** What we read of a user, in `users.list`, `users.info` and the events. https://docs.slack.dev/reference/objects/user-object */
const userSchema = z.object({
  id: z.string(),
  deleted: z.boolean().nullish(),
  real_name: z.string().nullish(),
  tz: z.string().nullish(),
  is_admin: z.boolean().nullish(),
  is_owner: z.boolean().nullish(),
  is_bot: z.boolean().nullish(),
  is_workflow_bot: z.boolean().nullish(),
  updated: z.number().nullish(),
  profile: z
    .object({ display_name: z.string().nullish(), real_name: z.string().nullish(), email: z.string().nullish() })
    .nullish(),
});

/** A user of Slack as the directory keeps them. @throws ZodError where it is no user */
export function memberOf(user: unknown): Member {
  const { id, profile, ...rest } = userSchema.parse(user);
  return {
    id,
    displayName: profile?.display_name ?? '',
    realName: profile?.real_name ?? rest.real_name ?? '',
    ...(profile?.email && { email: profile.email }),
    zone: rest.tz || 'Etc/UTC',
    admin: rest.is_admin === true || rest.is_owner === true,
    bot: rest.is_bot === true || rest.is_workflow_bot === true || id === SLACKBOT,
    deleted: rest.deleted === true,
    ...(rest.updated && { changedAt: new Date(rest.updated * 1_000) }),
  };
}
