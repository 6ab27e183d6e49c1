import { bakery } from '../state/bakery.ts';
import type { Method } from './method.ts';

/** https://docs.slack.dev/reference/methods/auth.test */
export const authTest: Method = {
  run: () => ({
    url: `https://${bakery.team.domain}.slack.com/`,
    team: bakery.team.name,
    user: 'ovenbird',
    team_id: bakery.team.id,
    user_id: bakery.app.botUser,
    bot_id: bakery.app.botId,
    is_enterprise_install: false,
  }),
};
