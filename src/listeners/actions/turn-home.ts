import type { AllMiddlewareArgs, BlockAction, ButtonAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import { parseHomePlace } from '../../views/home/place.ts';
import type { Edge } from '../answering/index.ts';

type PressArgs = SlackActionMiddlewareArgs<BlockAction<ButtonAction>> & AllMiddlewareArgs;

/** Shows another part of Home's board, or of its menu. */
export function turnHome({ refreshHome }: Edge) {
  return async ({ ack, action, body: { user, view }, client }: PressArgs) => {
    await ack();
    await refreshHome({ client, user: user.id, hash: view?.hash, place: parseHomePlace(action.value) });
  };
}
