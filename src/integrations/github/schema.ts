import { z } from 'zod';

/** @see https://docs.github.com/en/rest/users/users#get-a-user */
export const account = z
  .object({
    id: z.number(),
    login: z.string(),
    name: z.string().nullish(),
    avatar_url: z.string(),
    html_url: z.string(),
  })
  .transform(({ id, login, name, avatar_url, html_url }) => ({
    id,
    login,
    name: name ?? undefined,
    picture: avatar_url,
    url: html_url,
  }));

/** @see https://docs.github.com/en/rest/collaborators/collaborators#list-repository-collaborators */
export const collaborators = z.array(z.object({ id: z.number(), role_name: z.string() }));

/** @see https://docs.github.com/en/rest/collaborators/invitations#list-repository-invitations */
export const invitations = z.array(
  z.object({
    id: z.number(),
    /** Null where the account was deleted. */
    invitee: z.object({ id: z.number() }).nullable(),
    expired: z.boolean().default(false),
  }),
);
