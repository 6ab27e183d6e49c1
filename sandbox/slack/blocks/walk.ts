import { isObject, type Json } from './check.ts';

/** An interactive element with the block that holds it and the pointer below that block. */
export interface Held {
  block: Json;
  element: Json;
  path: string;
}

/** The elements of one block: an input's, a section's accessory, those in a row. */
export function elementsIn(block: Json): Held[] {
  const single = (['element', 'accessory'] as const).flatMap((path) => {
    const element = block[path];
    return isObject(element) ? [{ block, element, path }] : [];
  });
  const row = block.type === 'rich_text' || !Array.isArray(block.elements) ? [] : block.elements;
  const inRow = row.filter(isObject).map((element, index) => ({ block, element, path: `elements/${index}` }));
  return [...single, ...inRow].filter(({ element }) => !passive.has(String(element.type)));
}

const passive = new Set(['plain_text', 'mrkdwn', 'image']);

/** All interactive elements of a list of blocks, in reading order. */
export function elementsOf(blocks: unknown): Held[] {
  return Array.isArray(blocks) ? blocks.filter(isObject).flatMap(elementsIn) : [];
}

/** Every string below a value that people read: the `text` of text objects and of rich text. */
export function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === 'text' && typeof inner === 'string' ? [inner] : textsIn(inner),
  );
}
