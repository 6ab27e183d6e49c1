import { z } from 'zod';
import { GithubError } from './errors.ts';
import type { Call } from './paging.ts';
import type { RouteOptions } from './routes.ts';
import { ROLES } from './state.ts';

/** An account with access to the repository, or asked to take it. */
export interface Member {
  login: string;
  id: number;
  /** read, triage, write, maintain or admin */
  role: string;
}

const newUser = z.strictObject({ login: z.string().min(1), name: z.string().nullable().default(null) });
const renaming = z.strictObject({ login: z.string().min(1) });

/** What people do on GitHub: they take an invitation or leave it, join, and rename themselves. */
export function controlRoutes({ app, access }: RouteOptions): void {
  const userOf = (call: Call) => access.get(call.req.param('login'));

  app.get('/control/collaborators', (call) => {
    const members: Member[] = access
      .collaborators()
      .map(({ user, permission }) => ({ login: user.login, id: user.id, role: ROLES[permission] }));
    return call.json(members);
  });

  app.get('/control/invitations', (call) => {
    const members: Member[] = access
      .invitations()
      .map(({ user, permission }) => ({ login: user.login, id: user.id, role: ROLES[permission] }));
    return call.json(members);
  });

  app.post('/control/invitations/:login/accept', (call) => {
    access.accept(userOf(call));
    return call.json({});
  });

  app.post('/control/invitations/:login/decline', (call) => {
    access.decline(userOf(call));
    return call.json({});
  });

  app.post('/control/users', async (call) => {
    const { login, name } = await bodyOf(call, newUser);
    return call.json(access.addUser(login, name), 201);
  });

  app.post('/control/users/:login/rename', async (call) => {
    access.rename(userOf(call), (await bodyOf(call, renaming)).login);
    return call.json({});
  });
}

async function bodyOf<Schema extends z.ZodType>(call: Call, schema: Schema): Promise<z.infer<Schema>> {
  const parsed = schema.safeParse(await call.req.json());
  if (parsed.success) return parsed.data;
  throw new GithubError(400, z.prettifyError(parsed.error));
}
