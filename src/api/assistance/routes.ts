import { first } from '../http/idempotency.ts';
import { route } from '../http/route.ts';
import { assistanceRequest, newAssistanceRequest, showRequest, topics } from './schema.ts';

/** `/assistance`: asking the bakery's team. */
export const assistanceRoutes = [
  route({
    method: 'post',
    path: '/assistance',
    operationId: 'requestAssistance',
    summary: 'Ask the bakery’s team something',
    tag: 'Assistance',
    access: 'request-assistance',
    body: newAssistanceRequest,
    example: { topic: 'sales', description: 'Do you deliver on Sundays?' },
    answers: {
      202: {
        description: 'It is on its way; whoever gets it answers directly.',
        body: assistanceRequest,
        example: {
          id: '9b2f3c4d-1a2b-4c3d-8e9f-0a1b2c3d4e5f',
          topic: 'sales',
          goes_to: { kind: 'slack', target: 'C0123TEAM' },
        },
      },
    },
    refusals: { 422: ['topic_unknown'] },
    handle: async ({ assistance }, { body, by, key }) => ({
      status: 202,
      body: showRequest(first(await assistance.request(body, by, key))),
    }),
  }),
  route({
    method: 'get',
    path: '/assistance/topics',
    operationId: 'listAssistanceTopics',
    summary: 'What the team can be asked about',
    description: 'Managers change the topics at any time.',
    tag: 'Assistance',
    access: 'request-assistance',
    answers: {
      200: { description: 'All topics.', body: topics, example: { items: [{ name: 'sales' }, { name: 'pricing' }] } },
    },
    handle: async ({ assistance }) => ({
      status: 200,
      body: { items: (await assistance.topics()).map(({ name }) => ({ name })) },
    }),
  }),
];
