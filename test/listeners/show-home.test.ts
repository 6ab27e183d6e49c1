import { describe, expect, it } from '@jest/globals';
import { MongoServerSelectionError } from 'mongodb';
import { createShowHome } from '../../src/listeners/home/show-home.ts';
import type { ListenerDependencies } from '../../src/listeners/index.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { orderOf } from '../support/order.ts';
import { fakeSlack, testEdge } from './fake-slack.ts';

const deps = {
  clock: systemClock,
  orders: { list: async () => [orderOf()] },
  catalog: { menu: async () => ({ products: [], page: 0, pages: 1, total: 0 }) },
  customers: { onSlack: async () => null },
  settings: { read: async () => ({ currency: 'EUR' }) },
} as unknown as ListenerDependencies;
const user = 'U0CAKELOVER';

describe('showing Home', () => {
  it('publishes what the person may see, over what they have before them', async () => {
    const slack = fakeSlack();
    await createShowHome(deps, testEdge())({ client: slack.client, user, hash: 'h1' });
    const [published] = slack.sent('views.publish');
    expect(published).toMatchObject({ user_id: user, hash: 'h1', view: { type: 'home' } });
    expect(JSON.stringify(published)).toContain('*21* · Mr. Cakelover');
    expect(JSON.stringify(published)).not.toContain('In preparation: ');
  });

  it('publishes without a hash where nothing was shown yet', async () => {
    const slack = fakeSlack();
    await createShowHome(deps, testEdge())({ client: slack.client, user });
    expect(slack.sent('views.publish')[0]).not.toHaveProperty('hash');
  });

  it.each(['hash_conflict', 'not_enabled'])('leaves it at that when Slack says %s', async (code) => {
    const slack = fakeSlack();
    slack.fail('views.publish', code);
    await createShowHome(deps, testEdge())({ client: slack.client, user, hash: 'h1' });
    expect(slack.methods()).toEqual(['views.publish']);
  });

  it('says so when the books cannot be reached', async () => {
    const slack = fakeSlack();
    const principalOf = async () => {
      throw new MongoServerSelectionError('no server', {} as never);
    };
    await createShowHome(deps, testEdge({ principalOf }))({ client: slack.client, user });
    expect(JSON.stringify(slack.sent('views.publish'))).toContain('cannot reach my books');
  });
});
