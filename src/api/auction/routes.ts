import { first } from '../http/idempotency.ts';
import { withFieldsRenamed } from '../http/renamed-fields.ts';
import { route } from '../http/route.ts';
import { fieldOf, intake, newRecords, ovenSeven, record, recordId, showRecord } from './schema.ts';

/** `/auction/orders`: the energy auction, for the programs that take part. */
export const auctionRoutes = [
  route({
    method: 'post',
    path: '/auction/orders',
    operationId: 'submitAuctionOrders',
    summary: 'Hand in records for the energy auction',
    description:
      'All of them, or none. The same record again is no fault, another one under the same id is. They are kept for 24 hours, and put up for auction within the hour.',
    tag: 'Auction',
    access: 'auction:submit',
    body: newRecords,
    example: [ovenSeven],
    answers: {
      202: { description: 'They are taken in.', body: intake, example: { added: 1, repeated: 0 } },
    },
    refusals: { 409: ['auction_record_conflict'] },
    async handle({ auction }, { body, by, key }) {
      const submit = () => auction.submitRecords(body, by, key);
      return { status: 202, body: first(await withFieldsRenamed(fieldOf, submit)) };
    },
  }),
  route({
    method: 'get',
    path: '/auction/orders/{record_id}',
    operationId: 'getAuctionOrder',
    summary: 'What became of a record',
    tag: 'Auction',
    access: 'auction:read',
    params: recordId,
    answers: {
      200: {
        description: 'The record.',
        body: record,
        example: {
          ...ovenSeven,
          state: 'waiting',
          received_at: '2026-11-21T09:00:00.000Z',
          expires_at: '2026-11-22T09:00:00.000Z',
        },
      },
    },
    refusals: { 404: ['auction_record_not_found'] },
    handle: async ({ auction }, { params, by }) => ({
      status: 200,
      body: showRecord(await auction.record(params.record_id, by)),
    }),
  }),
];
