import type { AllMiddlewareArgs, BlockAction, ButtonAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import type { Edge } from '../answering/index.ts';

/** Shows another page of the board. */
export function turnHomePage({ refreshHome }: Edge) {
  return async ({
    ack,
    action,
    body,
    client,
  }: SlackActionMiddlewareArgs<BlockAction<ButtonAction>> & AllMiddlewareArgs) => {
    await ack();
    await refreshHome({ client, user: body.user.id, hash: body.view?.hash, page: Number(action.value) || 0 });
  };
}
