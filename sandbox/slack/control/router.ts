import type { EmulatorContext } from 'emulate';
import { ZodError, z } from 'zod';
import { Impossible } from '../people/impossible.ts';
import type { SlackState } from '../state/types.ts';

/** What a route of the control API is given. */
export interface Asked {
  param(name: string): string;
  query(name: string): string | undefined;
  /** The body; nothing is `{}`. */
  body(): Promise<unknown>;
}

/** Adds a route: what `answer` returns is sent as JSON, a Response as it is, undefined as 404. */
export type AddRoute = (
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  path: string,
  answer: (asked: Asked) => unknown,
) => void;

/** Routes under /control of the emulator. */
export function routesOn(app: EmulatorContext<SlackState>['app']): AddRoute {
  return (method, path, answer) => {
    app.on(method, `/control${path}`, async (context) => {
      const asked: Asked = {
        param: (name) => context.req.param(name),
        query: (name) => context.req.query(name),
        body: async () => JSON.parse((await context.req.text()) || '{}'),
      };
      try {
        const result = await answer(asked);
        if (result === undefined)
          return Response.json({ error: `There is no ${method} ${path} here.` }, { status: 404 });
        return result instanceof Response ? result : Response.json(result);
      } catch (error) {
        return refusal(error);
      }
    });
  };
}

/** What a person cannot do is 422, a body that makes no sense 400, a request that was never sent 404. */
function refusal(error: unknown): Response {
  const refuse = (status: number, message: string) => Response.json({ error: message }, { status });
  if (error instanceof Impossible) return refuse(422, error.message);
  if (error instanceof ZodError) return refuse(400, z.prettifyError(error));
  if (error instanceof SyntaxError) return refuse(400, 'The body is no JSON.');
  if (error instanceof RangeError) return refuse(404, error.message);
  throw error;
}
