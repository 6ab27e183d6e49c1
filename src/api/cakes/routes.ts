import { isCake } from '../../services/catalog/index.ts';
import { first } from '../http/idempotency.ts';
import { page } from '../http/paging.ts';
import { route } from '../http/route.ts';
import { cake, cakeId, cakePage, cakesQuery, chocolateCake, newCake, showCake } from './schema.ts';

const { id, ...newChocolateCake } = chocolateCake;
const notOnTheMenu = { 404: ['product_not_found', 'product_deleted'] };

/** `/cakes`: products with a recipe. */
export const cakeRoutes = [
  route({
    method: 'get',
    path: '/cakes',
    operationId: 'listCakes',
    summary: 'The cakes on the menu',
    tag: 'Cakes',
    access: 'catalog:read',
    query: cakesQuery,
    answers: {
      200: { description: 'A page of cakes, by id.', body: cakePage, example: { items: [chocolateCake], next: null } },
    },
    async handle({ catalog }, { query: { limit, cursor } }) {
      const after = cursor === undefined ? undefined : { cake: true, slug: cursor };
      const found = (await catalog.list({ after, limit: limit + 1, only: 'cakes' })).filter(isCake);
      return { status: 200, body: page({ found, limit, placeOf: ({ slug }) => slug, show: showCake }) };
    },
  }),
  route({
    method: 'post',
    path: '/cakes',
    operationId: 'createCake',
    summary: 'Put a cake on the menu',
    tag: 'Cakes',
    access: 'catalog:write',
    body: newCake,
    example: newChocolateCake,
    answers: {
      201: {
        description: 'It is on the menu.',
        body: cake,
        example: chocolateCake,
        headers: { Location: 'Address of the cake.' },
      },
    },
    refusals: { 409: ['product_exists'], 422: ['name_invalid', 'ingredients_invalid'] },
    async handle({ catalog }, { body, by, key }) {
      const created = first(await catalog.createCake(body, by, key));
      return {
        status: 201,
        headers: { Location: `/cakes/${encodeURIComponent(created.slug)}` },
        body: showCake(created),
      };
    },
  }),
  route({
    method: 'get',
    path: '/cakes/{id}',
    operationId: 'getCake',
    summary: 'One cake',
    tag: 'Cakes',
    access: 'catalog:read',
    params: cakeId,
    answers: { 200: { description: 'The cake.', body: cake, example: chocolateCake } },
    refusals: notOnTheMenu,
    handle: async ({ catalog }, { params }) => ({
      status: 200,
      body: showCake(await catalog.findCake(params.id, 'id')),
    }),
  }),
  route({
    method: 'delete',
    path: '/cakes/{id}',
    operationId: 'deleteCake',
    summary: 'Take a cake off the menu',
    description: 'Orders and history keep it. The same name may be created again.',
    tag: 'Cakes',
    access: 'catalog:write',
    params: cakeId,
    answers: { 204: { description: 'It is off the menu.' } },
    refusals: notOnTheMenu,
    async handle({ catalog }, { params, by }) {
      const found = await catalog.findCake(params.id, 'id');
      await catalog.remove(found.id, by);
      return { status: 204 };
    },
  }),
];
