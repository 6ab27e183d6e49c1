import { describe, expect, it } from '@jest/globals';
import { isReadable } from '../../src/listeners/readable.ts';

describe('a signed request', () => {
  it.each([
    ['a command', { command: '/order', user_id: 'U0CAKE', team_id: 'T0BAKERY', text: 'list', trigger_id: '1.2.3' }],
    ['a button', { type: 'block_actions', user: { id: 'U0CAKE', name: 'cake' }, actions: [{ action_id: 'undo' }] }],
    ['a form', { type: 'view_submission', team: null, user: { id: 'U0CAKE' }, view: { id: 'V1', hash: '1.a' } }],
    ['an event about somebody', { type: 'event_callback', event: { type: 'app_home_opened', user: 'U0CAKE' } }],
    ['an event with all of somebody', { event: { type: 'user_change', user: { id: 'U0CAKE', profile: {} } } }],
    ['a question whether we are there', { type: 'url_verification', challenge: 'x' }],
  ])('is read when it is %s', (_case, body) => expect(isReadable(body)).toBe(true));

  it.each([
    ['an id is an operator of MongoDB', { command: '/order', user_id: { $ne: null } }],
    ['somebody’s id is one', { type: 'block_actions', user: { id: { $gt: '' } } }],
    ['an event’s somebody is a list', { event: { type: 'app_home_opened', user: ['U0CAKE'] } }],
    ['its actions are no list', { actions: 'undo' }],
    ['it is a number', 7],
    ['it is nothing', undefined],
  ])('is refused when %s', (_case, body) => expect(isReadable(body)).toBe(false));
});
