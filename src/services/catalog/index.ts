export { type Catalog, createCatalog, type MenuPage, type ShownProduct } from './catalog.ts';
export type { EditedVariation, ProductEdit } from './edit-product.ts';
export {
  decimalOf,
  formatAmount,
  formatIngredient,
  type Ingredient,
  ingredientKey,
  LIMITS,
  ONE,
  sum,
  times,
  type Unit,
} from './ingredient.ts';
export { LONGEST_NAME, MOST_VARIATIONS, type NewCake, type NewProduct, type NewVariation } from './new-product.ts';
export {
  type AmountRange,
  ingredientName,
  LONGEST_INGREDIENT_NAME,
  MOST_INGREDIENTS,
  parseIngredients,
  parseLine,
  RECIPE_RANGE,
  readIngredient,
  STOCK_RANGE,
  type WrittenIngredient,
} from './parse-ingredients.ts';
export { decimalsOf, HIGHEST_PRICE, parsePrice, writePrice } from './price.ts';
export { type Cake, isCake, type MenuPlace, type Product, type Recipe, type Variation } from './product.ts';
export { slugOf } from './slug.ts';
export { productCollection } from './store.ts';
