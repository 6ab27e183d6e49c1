/** How often each method was called, and how many of these calls were refused. */
export type Traffic = Record<string, { calls: number; refused: number }>;

/** Too many calls: come back after so many seconds. */
export class TooManyCalls extends Error {
  readonly retryAfter: number;

  constructor(retryAfter: number) {
    super(`retry after ${retryAfter} s`);
    this.retryAfter = retryAfter;
  }
}

export interface Limits {
  /** Counts a call. @throws TooManyCalls */
  count(method: string, channel?: string): void;
  traffic(): Traffic;
  /** From now on calls that come too often are refused, or none is. */
  enforce(enforced: boolean): void;
}

/** Calls a minute: https://docs.slack.dev/apis/web-api/rate-limits/, and for each method what its page says. */
const [TIER_2, TIER_3, TIER_4] = [20, 50, 100];

const PER_MINUTE: Readonly<Record<string, number>> = {
  'chat.delete': TIER_3,
  'chat.postEphemeral': TIER_4,
  'chat.update': TIER_3,
  'conversations.history': TIER_3,
  'conversations.info': TIER_3,
  'conversations.join': TIER_3,
  'conversations.list': TIER_2,
  'conversations.members': TIER_4,
  'conversations.open': TIER_3,
  'users.info': TIER_4,
  'users.list': TIER_2,
  'users.lookupByEmail': TIER_3,
  'views.open': TIER_4,
  'views.publish': TIER_4,
  'views.push': TIER_4,
  'views.update': TIER_4,
};

/** Posting is limited by channel, short bursts let through; and to "several hundred messages a minute" in all. */
const POSTS = { perMinute: 60, burst: 4 };
const POSTS_IN_ALL = { perMinute: 300, burst: 300 };

interface Bucket {
  tokens: number;
  at: number;
}

/** Counts every call; refuses those that come too often while it is `enforced`. Each limit is a bucket that fills steadily. */
export function createLimits(options: { enforced: boolean }): Limits {
  let { enforced } = options;
  const buckets = new Map<string, Bucket>();
  const traffic: Traffic = {};

  /** @returns how many seconds are missing to the next token; 0 where one was taken */
  function take(key: string, { perMinute, burst }: { perMinute: number; burst: number }): number {
    const now = Date.now();
    const { tokens, at } = buckets.get(key) ?? { tokens: burst, at: now };
    const left = Math.min(burst, tokens + ((now - at) / 60_000) * perMinute);
    const missing = left >= 1 ? 0 : ((1 - left) * 60) / perMinute;
    buckets.set(key, { tokens: missing === 0 ? left - 1 : left, at: now });
    return missing;
  }

  function missingFor(method: string, channel = ''): number {
    if (method === 'chat.postMessage') {
      return take(`${method}:${channel}`, POSTS) || take(method, POSTS_IN_ALL);
    }
    const perMinute = PER_MINUTE[method];
    return perMinute === undefined ? 0 : take(method, { perMinute, burst: perMinute });
  }

  return {
    count(method, channel) {
      traffic[method] ??= { calls: 0, refused: 0 };
      traffic[method].calls += 1;
      const missing = enforced ? missingFor(method, channel) : 0;
      if (missing === 0) return;
      traffic[method].refused += 1;
      throw new TooManyCalls(Math.max(1, Math.ceil(missing)));
    },
    traffic: () => traffic,
    enforce(now) {
      enforced = now;
    },
  };
}
