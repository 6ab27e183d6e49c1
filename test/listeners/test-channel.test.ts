import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { ViewOutput } from '@slack/bolt';
import { testChannel } from '../../src/listeners/actions/test-channel.ts';
import type { ChannelAccess } from '../../src/listeners/dependencies.ts';
import { createSettings, settingsCollection } from '../../src/services/settings/index.ts';
import { settingsForm } from '../../src/views/modals/settings-form.ts';
import { type Books, openBooks } from '../support/books.ts';
import { toldNotes } from '../support/told.ts';
import { customer, testEdge } from './fake-slack.ts';

let books: Books;
beforeAll(async () => {
  books = await openBooks([settingsCollection]);
});
afterAll(() => books.close());

const view = {
  private_metadata: '0',
  state: {
    values: { [settingsForm.blocks.teamChannel]: { [settingsForm.value]: { selected_conversation: 'C0NEWS' } } },
  },
} as unknown as ViewOutput;

it.each([
  ['said', 'Sent: it should be there now.'],
  ['closed', 'I may not post in this channel: please choose another, or let me post there.'],
] as const)('a test message that is %s says so under its channel', async (saying, text) => {
  const channels: ChannelAccess = { join: async () => 'joined', say: async () => saying };
  const settings = createSettings({ ...books, notes: toldNotes(books.db) });
  const edge = testEdge({ principalOf: async () => ({ ...customer, staff: true, manager: true }) });
  const { blocks } = await testChannel({ settings, channels }, edge)({ view, value: 'teamChannel', user: 'U0MANAGER' });
  expect(JSON.stringify(blocks)).toContain(text);
});
