import { z } from 'zod';
import {
  HIGHEST_PRICE,
  isCake,
  LONGEST_NAME,
  MOST_VARIATIONS,
  type Product,
  type ProductEdit,
  type Variation,
} from '../../services/catalog/index.ts';
import { ingredientsToRead } from '../amounts/read.ts';
import { writeIngredients, writtenIngredients } from '../amounts/write.ts';
import { pageOf, pageQuery } from '../http/paging.ts';

/** Far more than an id or a name of something on the menu has. */
export const LONGEST_REFERENCE = 200;

export const productId = z.strictObject({
  id: z.string().min(1).max(LONGEST_REFERENCE).meta({ description: 'Of the product.', example: 'latte' }),
});

export const variationId = productId.extend({
  vid: z
    .string()
    .min(1)
    .max(100)
    .meta({ description: 'Of the variation.', example: '8f14e45f-ceea-467f-9d1c-3c0c5ae1b2d4' }),
});

/** A name has a letter or a digit: the id is made of them. */
export const name = z
  .string()
  .trim()
  .max(LONGEST_NAME)
  .regex(/[\p{L}\p{N}]/u, 'A name needs at least one letter or digit.');

const price = z.int().min(0).max(HIGHEST_PRICE).meta({ description: 'In integer minor units.', example: 420 });

export const newVariation = z
  .strictObject({ name: name.meta({ example: 'Large' }), price: price.optional() })
  .meta({ id: 'NewVariation' });

const common = { name: name.meta({ example: 'Latte' }), price: price.optional() };

const plainProduct = z
  .strictObject({ ...common, variations: z.array(newVariation).max(MOST_VARIATIONS).optional() })
  .meta({ id: 'NewPlainProduct', description: 'Anything without a recipe: nothing is bought for it.' });

const cakeProduct = z
  .strictObject({ ...common, ingredients: ingredientsToRead({ least: 1 }) })
  .meta({ id: 'NewCakeProduct', description: 'A cake; recipe and price are for one eater.' });

export const newProduct = z.union([plainProduct, cakeProduct]).meta({ id: 'NewProduct' });

export const productChange = z
  .strictObject({
    name: name.optional().meta({ description: 'The id follows it.' }),
    price: price.nullable().optional().meta({ description: 'In integer minor units; null takes it away.' }),
    ingredients: ingredientsToRead({ least: 1 }).optional(),
  })
  .meta({ id: 'ProductChange', description: 'What is left out stays as it is.' });

export const variation = z
  .strictObject({ id: z.string(), name: z.string(), price: z.int().optional() })
  .meta({ id: 'Variation', description: 'A size or kind, with a price of its own in integer minor units.' });

export const product = z
  .strictObject({
    id: z.string().meta({ description: 'The name in snake_case.', example: 'latte' }),
    name: z.string(),
    price: z.int().optional().meta({ description: 'In integer minor units; of a cake, for one eater.' }),
    ingredients: writtenIngredients.optional(),
    recipe_version: z.int().optional().meta({ description: 'Of a cake: a changed recipe is a new version.' }),
    variations: z.array(variation),
    version: z.int().meta({ description: 'Counts its changes; `ETag` says it too.' }),
  })
  .meta({ id: 'Product', description: 'Something on the menu. What has ingredients is a cake.' });

export const productPage = pageOf(product, 'ProductPage');

/** Products are listed as on the menu: the cakes first, each kind by id. */
export const productsQuery = pageQuery(z.strictObject({ cake: z.boolean(), slug: z.string() }), {});

export const placeOf = (shown: Product) => ({ cake: isCake(shown), slug: shown.slug });

export function showProduct(shown: Product): z.output<typeof product> {
  const { slug, name, price, recipe, variations, version } = shown;
  return {
    id: slug,
    name,
    price,
    ...(recipe && { ingredients: writeIngredients(recipe.ingredients), recipe_version: recipe.version }),
    variations: variations.map(showVariation),
    version,
  };
}

export function showVariation({ id, name, price }: Variation): z.output<typeof variation> {
  return { id, name, price };
}

/** The product as it should be after a change. */
export function editOf(before: Product, change: z.output<typeof productChange>): ProductEdit {
  const { name = before.name, price = before.price, ingredients } = change;
  return { name, price: price ?? undefined, ingredients };
}

const [small, large] = [
  { name: 'Small', price: 320 },
  { name: 'Large', price: 420 },
];

export const newLatte = { name: 'Latte', variations: [small, large] };

export const latte = {
  id: 'latte',
  name: 'Latte',
  variations: [
    { id: 'c9f0f895-fb98-4b91-9f4d-1b2e3c4d5e6f', ...small },
    { id: '8f14e45f-ceea-467f-9d1c-3c0c5ae1b2d4', ...large },
  ],
  version: 1,
};
