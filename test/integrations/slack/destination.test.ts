import { describe, expect, it } from '@jest/globals';
import { isSlacks } from '../../../src/integrations/slack/destination.ts';

describe('an address', () => {
  it.each([
    ['https://hooks.slack.com/actions/T1/1/x', undefined, true],
    ['https://hooks.slack-gov.com/commands/T1/1/x', undefined, true],
    ['http://hooks.slack.com/actions/T1/1/x', undefined, false],
    ['https://slack.com.example.com/', undefined, false],
    ['http://127.0.0.1:27017/', undefined, false],
    ['https://hooks.slack.com/actions/T1/1/x', 'http://127.0.0.1:4003/api/', true],
    ['http://127.0.0.1:5000/response/1', 'http://127.0.0.1:4003/api/', true],
    ['http://localhost:4003/response/1', 'http://127.0.0.1:4003/api/', true],
    ['http://127.0.0.1:4003/response/1', 'http://[::1]:4003/api/', true],
    ['http://127.0.0.1.example.com/response/1', 'http://localhost:4003/api/', false],
    ['http://169.254.169.254/', 'http://127.0.0.1:4003/api/', false],
    ['http://localhost:4003/', 'https://slack.example.com/api/', false],
    ['no address', 'http://127.0.0.1:4003/api/', false],
  ])('%s, where Slack is spoken at %s: Slack’s: %p', (address, apiUrl, expected) => {
    expect(isSlacks(address, apiUrl)).toBe(expected);
  });
});
