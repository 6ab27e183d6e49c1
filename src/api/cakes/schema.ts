import { z } from 'zod';
import { type Cake, LONGEST_NAME } from '../../services/catalog/index.ts';
import { ingredientsToRead } from '../amounts/read.ts';
import { writeIngredients, writtenIngredients } from '../amounts/write.ts';
import { pageOf, pageQuery } from '../http/paging.ts';
import { LONGEST_REFERENCE } from '../products/schema.ts';

const id = z.string().meta({ description: 'The name in snake_case.', example: 'chocolate_cake' });

export const cakeId = z.strictObject({
  id: z.string().min(1).max(LONGEST_REFERENCE).meta({ description: 'Of the cake.', example: 'chocolate_cake' }),
});

export const newCake = z
  .strictObject({
    name: z.string().trim().min(1).max(LONGEST_NAME).meta({ example: 'Chocolate Cake' }),
    ingredients: ingredientsToRead({ least: 1 }),
  })
  .meta({ id: 'NewCake' });

export const cake = z
  .strictObject({ id, name: z.string(), ingredients: writtenIngredients })
  .meta({ id: 'Cake', description: 'A cake, and what goes into it for one eater.' });

export const cakePage = pageOf(cake, 'CakePage');

/** Cakes are listed by id. */
export const cakesQuery = pageQuery(z.string(), {});

export function showCake({ slug, name, recipe }: Cake): z.output<typeof cake> {
  return { id: slug, name, ingredients: writeIngredients(recipe.ingredients) };
}

export const chocolateCake = {
  id: 'chocolate_cake',
  name: 'Chocolate Cake',
  ingredients: { chocolate: 33.5, butter: 16.5, flour: 8.5, sugar: 16.5, eggs: 1 },
};
