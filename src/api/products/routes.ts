import type { Product } from '../../services/catalog/index.ts';
import { first } from '../http/idempotency.ts';
import { page } from '../http/paging.ts';
import { route } from '../http/route.ts';
import { etagOf, ifMatch, onVersion } from '../http/versions.ts';
import {
  editOf,
  latte,
  newLatte,
  newProduct,
  placeOf,
  product,
  productChange,
  productId,
  productPage,
  productsQuery,
  showProduct,
} from './schema.ts';

const headers = { ETag: 'Its version.' };
const notOnTheMenu = { 404: ['product_not_found', 'product_deleted'] };

/** `/products`: the whole menu, cakes too. */
export const productRoutes = [
  route({
    method: 'get',
    path: '/products',
    operationId: 'listProducts',
    summary: 'The menu',
    tag: 'Products',
    access: 'catalog:read',
    query: productsQuery,
    answers: {
      200: {
        description: 'A page of products, the cakes first, each kind by id.',
        body: productPage,
        example: { items: [latte], next: null },
      },
    },
    async handle({ catalog }, { query: { limit, cursor: after } }) {
      const found = await catalog.list({ after, limit: limit + 1 });
      return { status: 200, body: page({ found, limit, placeOf, show: showProduct }) };
    },
  }),
  route({
    method: 'post',
    path: '/products',
    operationId: 'createProduct',
    summary: 'Put a product on the menu',
    description: 'With ingredients it is a cake.',
    tag: 'Products',
    access: 'catalog:write',
    body: newProduct,
    example: newLatte,
    answers: {
      201: {
        description: 'It is on the menu.',
        body: product,
        example: latte,
        headers: { ...headers, Location: 'Address of the product.' },
      },
    },
    refusals: { 409: ['product_exists'], 422: ['name_invalid', 'variation_exists'] },
    async handle({ catalog }, { body, by, key }) {
      const create = () =>
        'ingredients' in body ? catalog.createCake(body, by, key) : catalog.createProduct(body, by, key);
      const created: Product = first(await create());
      return {
        status: 201,
        headers: { Location: `/products/${encodeURIComponent(created.slug)}`, ETag: etagOf(created) },
        body: showProduct(created),
      };
    },
  }),
  route({
    method: 'get',
    path: '/products/{id}',
    operationId: 'getProduct',
    summary: 'One product',
    tag: 'Products',
    access: 'catalog:read',
    params: productId,
    answers: { 200: { description: 'The product.', body: product, example: latte, headers } },
    refusals: notOnTheMenu,
    async handle({ catalog }, { params }) {
      const found = await catalog.find(params.id, 'id');
      return { status: 200, headers: { ETag: etagOf(found) }, body: showProduct(found) };
    },
  }),
  route({
    method: 'patch',
    path: '/products/{id}',
    operationId: 'changeProduct',
    summary: 'Change the name, the price or the recipe of a product',
    description:
      'Orders keep the recipe and the prices they were placed with. Of two changes at the same moment one is refused, with `If-Match` or without.',
    tag: 'Products',
    access: 'catalog:write',
    params: productId,
    headers: ifMatch,
    body: productChange,
    example: { price: 450 },
    answers: { 200: { description: 'The product as it is now.', body: product, example: latte, headers } },
    refusals: {
      ...notOnTheMenu,
      409: ['product_exists', 'product_changed'],
      412: ['product_changed'],
      422: ['name_invalid', 'product_kind_fixed'],
    },
    async handle({ catalog }, { params, headers: seen, body, by }) {
      const before = await catalog.find(params.id, 'id');
      const expected = seen['if-match'];
      const shown = { id: before.id, version: expected ?? before.version };
      const edit = () => catalog.edit(shown, editOf(before, body), by);
      const { result } = await onVersion(expected, 'product_changed', edit);
      return { status: 200, headers: { ETag: etagOf(result) }, body: showProduct(result) };
    },
  }),
  route({
    method: 'delete',
    path: '/products/{id}',
    operationId: 'deleteProduct',
    summary: 'Take a product off the menu',
    description: 'Orders and history keep it. The same name may be created again.',
    tag: 'Products',
    access: 'catalog:write',
    params: productId,
    answers: { 204: { description: 'It is off the menu.' } },
    refusals: notOnTheMenu,
    async handle({ catalog }, { params, by }) {
      const { id } = await catalog.find(params.id, 'id');
      await catalog.remove(id, by);
      return { status: 204 };
    },
  }),
];
