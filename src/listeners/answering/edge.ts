import type { WebClient } from '@slack/web-api';
import type { Logger } from '../../platform/logger.ts';
import type { Principal } from '../../services/principal.ts';
import type { HomePlace } from '../../views/home/place.ts';
import type { AnsweringTimes } from './times.ts';

/** What every kind of answering needs. */
export interface Edge {
  /** Who this Slack user is, with the rights they have now. */
  principalOf(slackUser: string): Promise<Principal>;
  /** Shows people what their own action changed, on their Home tab. Never rejects. */
  refreshHome(home: { client: WebClient; user: string; hash?: string; place?: HomePlace }): Promise<void>;
  times: AnsweringTimes;
  log: Logger;
}

/** What somebody asks for, on whatever surface. */
export interface Asked {
  by: Principal;
  /** The same however often Slack sends it. */
  key: string;
}
