import { PermanentFailure } from '../../platform/failures.ts';
import { type AssistanceChannel, type AssistanceKind, TARGET_CLOSED } from '../../services/assistance/index.ts';
import { questionMessage } from '../../views/messages/question.ts';
import type { Posts } from './posts.ts';
import { CHANNEL_IS_CLOSED, isRefusedAs } from './refusals.ts';

const CHANNEL_ID = /^[CG][A-Z0-9]{2,}$/;

/** Questions in a channel of Slack; by default in the team's. @param posts absent where Slack is not configured */
export function slackAssistance({ posts }: { posts?: Posts }): AssistanceKind {
  return {
    name: 'slack',
    through: 'slack',
    label: 'A channel in Slack',
    takes: 'channel',
    usual: 'the team channel',
    refusal: 'Choose a channel of this workspace.',
    read: (written) => CHANNEL_ID.exec(written)?.[0],
    usualTarget: ({ teamChannel }) => teamChannel?.id,
    channel: posts && channelOf(posts),
  };
}

function channelOf(posts: Posts): AssistanceChannel {
  return {
    async find(channel, id, since, signal) {
      const found = await posts.find(channel, id, since, signal);
      return found && { channel: found.channel, ts: found.ts };
    },
    async deliver(channel, question, signal) {
      try {
        return { ...(await posts.post(channel, questionMessage(question), { id: question.id }, signal)) };
      } catch (error) {
        if (!isRefusedAs(error, CHANNEL_IS_CLOSED)) throw error;
        throw new PermanentFailure(TARGET_CLOSED, error.code, { cause: error });
      }
    },
  };
}
