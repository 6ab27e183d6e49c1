import { z } from 'zod';
import { invalidField } from '../../platform/errors.ts';
import {
  type Ingredient,
  ingredientKey,
  ingredientName,
  STOCK_RANGE,
  type Unit,
} from '../../services/catalog/index.ts';
import { type Kept, LONGEST_REASON, type StockChange, type StockLevel } from '../../services/inventory/index.ts';
import { amountToRead, withAmounts } from '../amounts/amount.ts';
import { writeAmount, writtenAmount } from '../amounts/write.ts';
import { pageOf, pageQuery } from '../http/paging.ts';

const UNITS: readonly Unit[] = ['g', 'pcs'];

/** `butter:g`: the same name in grams and in pieces is two ingredients. */
export const ingredientId = z.strictObject({
  id: z
    .string()
    .regex(/^(?=.*\p{L}).{1,80}:(?:g|pcs)$/u)
    .transform((id, { addIssue }): Pick<Ingredient, 'name' | 'unit'> => {
      const unit = UNITS.find((each) => id.endsWith(`:${each}`)) ?? 'g';
      try {
        return { name: ingredientName(id.slice(0, id.lastIndexOf(':')), (problem) => new Error(problem)), unit };
      } catch {
        addIssue('This is no ingredient.');
        return z.NEVER;
      }
    })
    .meta({
      description: 'Name and unit; what an address cannot hold as it is must be percent-encoded.',
      example: 'butter:g',
      override: { type: 'string' },
    }),
});

export const movement = withAmounts(
  ['amount'],
  z.strictObject({
    kind: z
      .enum(['count', 'waste', 'mark'])
      .meta({ description: '`count`: so much is on hand; `waste`: so much is gone; `mark`: below this it is low.' }),
    amount: amountToRead(STOCK_RANGE).meta({ description: 'In the ingredient’s unit.' }),
    reason: z.string().max(LONGEST_REASON).optional().meta({ description: 'Why: for whoever reads the books.' }),
  }),
).meta({ id: 'NewMovement' });

export const ingredient = z
  .strictObject({
    id: z.string().meta({ description: 'Name and unit.', example: 'butter:g' }),
    name: z.string(),
    unit: z.enum(UNITS),
    on_hand: writtenAmount.meta({ description: 'On the shelf; below zero where a receipt is not booked yet.' }),
    reserved: writtenAmount.meta({ description: 'Of that, promised to orders that wait.' }),
    incoming: writtenAmount.meta({ description: 'Asked of suppliers, not here yet.' }),
    counted: z
      .boolean()
      .meta({ description: 'False where nobody ever counted it: what is on hand is not known then.' }),
    low_mark: writtenAmount.optional().meta({ description: 'Below this it is low.' }),
    low: z.boolean(),
  })
  .meta({ id: 'Ingredient', description: 'How an ingredient stands.' });

export const stockChange = z
  .strictObject({
    ingredient,
    on_hand_before: writtenAmount.optional().meta({ description: 'Left out where nobody had ever counted it.' }),
  })
  .meta({ id: 'StockChange' });

export const ingredientPage = pageOf(ingredient, 'IngredientPage');

/** Ingredients are listed by id. */
export const ingredientsQuery = pageQuery(z.string(), {});

export function showIngredient(level: StockLevel): z.output<typeof ingredient> {
  const { name, unit, onHand, reserved, incoming, counted, lowMark, low } = level;
  const write = (amount: number) => writeAmount({ unit, amount });
  return {
    id: ingredientKey(level),
    ...{ name, unit },
    on_hand: write(onHand),
    reserved: write(reserved),
    incoming: write(incoming),
    counted,
    ...(lowMark !== undefined && { low_mark: write(lowMark) }),
    low,
  };
}

export function showChange({ level, before }: StockChange): z.output<typeof stockChange> {
  return {
    ingredient: showIngredient(level),
    ...(before !== undefined && { on_hand_before: writeAmount({ unit: level.unit, amount: before }) }),
  };
}

/** What a movement is of, as the stock takes it. @throws DomainError `amount_invalid` when the amount is in another unit */
export function keptOf(
  { name, unit }: z.output<typeof ingredientId>['id'],
  { amount, reason }: z.output<typeof movement>,
): Kept {
  if (amount.unit !== unit) throw invalidField('amount_invalid', 'amount', WRITE[unit]);
  return { name, unit, amount: amount.amount, reason };
}

const WRITE = {
  g: 'This is measured in grams: write 100.0 or "100 g".',
  pcs: 'This is counted in pieces: write 100 or "100 pcs".',
};

export const butter = {
  ...{ id: 'butter:g', name: 'butter', unit: 'g' },
  ...{ on_hand: 2500.5, reserved: 132.0, incoming: 0.0, counted: true },
  ...{ low_mark: 500.0, low: false },
};
