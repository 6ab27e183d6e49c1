import type { Json } from '../state/types.ts';
import type { Workspace } from '../workspace.ts';
import type { Arguments } from './arguments.ts';
import { ApiError } from './error.ts';

/** A method of the Web API. */
export interface Method {
  /** The scope the token needs; some ask for more once they know the channel. */
  scope?: string;
  /** The app-level token, for what concerns no workspace; the bot's unless said. */
  token?: 'app';
  /** @returns what comes beside `ok: true` @throws ApiError */
  run(args: Arguments, workspace: Workspace): Json;
}

/** @throws ApiError `missing_scope`, with needed and provided */
export function requireScope({ installation }: Workspace, needed: string): void {
  if (!installation.scopes.includes(needed)) {
    throw new ApiError('missing_scope', { needed, provided: installation.scopes.join(',') });
  }
}
