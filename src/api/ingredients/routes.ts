import { ingredientKey } from '../../services/catalog/index.ts';
import { first } from '../http/idempotency.ts';
import { page } from '../http/paging.ts';
import { route } from '../http/route.ts';
import {
  butter,
  ingredientId,
  ingredientPage,
  ingredientsQuery,
  keptOf,
  movement,
  showChange,
  showIngredient,
  stockChange,
} from './schema.ts';

/** `/ingredients`: the stock. */
export const ingredientRoutes = [
  route({
    method: 'get',
    path: '/ingredients',
    operationId: 'listIngredients',
    summary: 'What is there, promised and on its way',
    tag: 'Stock',
    access: 'stock:read',
    query: ingredientsQuery,
    answers: {
      200: {
        description: 'A page of ingredients, by id.',
        body: ingredientPage,
        example: { items: [butter], next: null },
      },
    },
    async handle({ inventory }, { query: { limit, cursor: after }, by }) {
      const found = await inventory.levelsAfter({ after, limit: limit + 1 }, by);
      return { status: 200, body: page({ found, limit, placeOf: ingredientKey, show: showIngredient }) };
    },
  }),
  route({
    method: 'post',
    path: '/ingredients/{id}/movements',
    operationId: 'moveStock',
    summary: 'Count an ingredient, write off what is gone, or set its low mark',
    description:
      'Counting makes an ingredient known; what nobody ever counted is bought exactly as it is needed. A mark of zero takes the mark away.',
    tag: 'Stock',
    access: 'stock:write',
    params: ingredientId,
    body: movement,
    example: { kind: 'waste', amount: '100 g', reason: 'It fell.' },
    answers: {
      201: {
        description: 'It is in the books.',
        body: stockChange,
        example: { ingredient: butter, on_hand_before: 2600.5 },
      },
    },
    refusals: { 404: ['ingredient_not_found'], 422: ['amount_invalid'] },
    async handle({ inventory }, { params, body, by, key }) {
      const moved = await inventory[body.kind](keptOf(params.id, body), by, key);
      return { status: 201, body: showChange(first(moved)) };
    },
  }),
];
