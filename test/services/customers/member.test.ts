import { describe, expect, it } from '@jest/globals';
import { recipientOf } from '../../../src/services/customers/index.ts';

const member = { id: 'U1', displayName: ' ', realName: 'Mr. Cakelover', zone: 'Etc/UTC', admin: false, deleted: false };

describe('whom an order is for', () => {
  it('is a member of the workspace, by the name they go by', () => {
    expect(recipientOf({ ...member, bot: false })).toEqual({ slackUser: 'U1', name: 'Mr. Cakelover' });
  });

  it('is no app', () => {
    expect(() => recipientOf({ ...member, displayName: 'Hooker', bot: true })).toThrow(
      expect.objectContaining({ code: 'recipient_is_app', fields: [{ path: 'for', message: expect.any(String) }] }),
    );
  });
});
