/** What two cakes for four take by the recipe below, with ten peanuts, as the supplier reads it. */
export const shoppingList: readonly (readonly [name: string, amount: string, unit: string])[] = [
  ['chocolate', '268', 'g'],
  ['butter', '132', 'g'],
  ['flour', '68', 'g'],
  ['sugar', '132', 'g'],
  ['eggs', '8', 'pcs'],
  ['peanuts', '10', 'pcs'],
];

/** For one eater. */
export const recipe = ['chocolate 33.5 g', 'butter 16.5 g', 'flour 8.5 g', 'sugar 16.5 g', 'eggs 1'];

export const extras = 'peanuts 10';

/** True when these rows say the same, in whatever order. */
export function isShoppingList(rows: readonly (readonly string[])[]): boolean {
  const sorted = (list: readonly (readonly string[])[]) => list.map((row) => row.join(' ')).sort();
  return sorted(rows).join('\n') === sorted(shoppingList).join('\n');
}
