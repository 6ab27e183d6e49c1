import { describe, expect, it } from '@jest/globals';
import { memberOf } from '../../../src/integrations/slack/index.ts';

const user = { id: 'U1', profile: { display_name: 'Ben', real_name: 'Ben Baker', email: 'ben@example.com' } };

describe('a user of Slack', () => {
  it('is a member with names, address and zone', () => {
    expect(memberOf({ ...user, tz: 'Europe/Berlin' })).toEqual({
      id: 'U1',
      displayName: 'Ben',
      realName: 'Ben Baker',
      email: 'ben@example.com',
      zone: 'Europe/Berlin',
      admin: false,
      bot: false,
      deleted: false,
    });
  });

  it('says when it was last changed, where Slack does', () => {
    expect(memberOf({ ...user, updated: 1_763_719_200 }).changedAt).toEqual(new Date('2025-11-21T10:00:00Z'));
    expect(memberOf({ ...user, updated: 0 })).not.toHaveProperty('changedAt');
  });

  it('may be an admin, an owner, a bot, or gone', () => {
    expect(memberOf({ ...user, is_admin: true }).admin).toBe(true);
    expect(memberOf({ ...user, is_owner: true }).admin).toBe(true);
    expect(memberOf({ ...user, is_bot: true }).bot).toBe(true);
    expect(memberOf({ ...user, id: 'USLACKBOT', is_bot: false }).bot).toBe(true);
    expect(memberOf({ id: 'U2', deleted: true })).toMatchObject({ deleted: true, displayName: '', zone: 'Etc/UTC' });
  });

  it('may have nothing where Slack says null', () => {
    const bare = {
      id: 'U1',
      deleted: null,
      real_name: null,
      is_admin: null,
      profile: { display_name: null, email: null },
    };
    expect(memberOf(bare)).toMatchObject({ id: 'U1', displayName: '', realName: '', admin: false, deleted: false });
    expect(memberOf({ id: 'U2', profile: null })).toMatchObject({ id: 'U2', zone: 'Etc/UTC' });
  });

  it('is one: anything else is refused', () => {
    expect(() => memberOf({ name: 'nobody' })).toThrow();
  });
});
