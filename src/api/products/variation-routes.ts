import { first } from '../http/idempotency.ts';
import { route } from '../http/route.ts';
import { etagOf } from '../http/versions.ts';
import { latte, newVariation, product, productId, showProduct, variationId } from './schema.ts';

/** `/products/{id}/variations`: the sizes or kinds that a product comes in. Cakes have none. */
export const variationRoutes = [
  route({
    method: 'post',
    path: '/products/{id}/variations',
    operationId: 'addVariation',
    summary: 'Add a variation to a product',
    description: 'It is the last of `variations` in the answer. Cakes have none.',
    tag: 'Products',
    access: 'catalog:write',
    params: productId,
    body: newVariation,
    example: { name: 'Large', price: 420 },
    answers: {
      201: {
        description: 'It can be ordered.',
        body: product,
        example: latte,
        headers: { ETag: 'The product’s version.' },
      },
    },
    refusals: {
      404: ['product_not_found', 'product_deleted'],
      409: ['variation_exists'],
      422: ['name_invalid', 'too_many_variations', 'product_kind_fixed'],
    },
    async handle({ catalog }, { params, body, by, key }) {
      const varied = first(await catalog.addVariation(params.id, body, by, key));
      return { status: 201, headers: { ETag: etagOf(varied) }, body: showProduct(varied) };
    },
  }),
  route({
    method: 'delete',
    path: '/products/{id}/variations/{vid}',
    operationId: 'removeVariation',
    summary: 'Take a variation off the menu',
    description: 'Orders and history keep it.',
    tag: 'Products',
    access: 'catalog:write',
    params: variationId,
    answers: { 204: { description: 'It cannot be ordered any more.' } },
    refusals: { 404: ['product_not_found', 'product_deleted', 'variation_unknown'] },
    async handle({ catalog }, { params, by }) {
      await catalog.removeVariation(params.id, params.vid, by);
      return { status: 204 };
    },
  }),
];
