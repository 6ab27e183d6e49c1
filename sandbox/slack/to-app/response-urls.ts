import { randomBytes } from 'node:crypto';
import type { ResponseUrl } from '../state/types.ts';
import type { Workspace } from '../workspace.ts';

const MOST_USES = 5;

/** Makes the URL that answers one interaction. */
export function issueResponseUrl(workspace: Workspace, target: Pick<ResponseUrl, 'user' | 'channel' | 'ts'>): string {
  forgetOld(workspace);
  const id = randomBytes(12).toString('hex');
  workspace.state.responseUrls[id] = { ...target, created: Date.now(), uses: 0 };
  return `${workspace.baseUrl}/response/${id}`;
}

/** Takes one use of a response_url: five, for 30 minutes. */
export function redeemResponseUrl(
  { state, timings }: Workspace,
  id: string,
): ResponseUrl | 'invalid_url' | 'expired_url' | 'used_url' {
  const url = state.responseUrls[id];
  if (!url) return 'invalid_url';
  if (Date.now() - url.created > timings.responseUrlMs) return 'expired_url';
  if (url.uses >= MOST_USES) return 'used_url';
  url.uses += 1;
  return url;
}

/** What expired long ago is unknown; so that a workspace does not grow by every click. */
function forgetOld({ state, timings }: Workspace): void {
  for (const [id, { created }] of Object.entries(state.responseUrls)) {
    if (Date.now() - created > 2 * timings.responseUrlMs + 60_000) delete state.responseUrls[id];
  }
}
