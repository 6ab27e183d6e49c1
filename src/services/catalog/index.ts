export { type Catalog, createCatalog, type NewCake, type NewProduct } from './catalog.ts';
export {
  formatAmount,
  formatIngredient,
  type Ingredient,
  ingredientKey,
  LIMITS,
  sum,
  times,
  type Unit,
} from './ingredient.ts';
export { parseIngredients, parseLine } from './parse-ingredients.ts';
export { type Cake, isCake, type Product, type Recipe, type Variation } from './product.ts';
export { slugOf } from './slug.ts';
export { productCollection } from './store.ts';
