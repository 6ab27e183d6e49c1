import { z } from 'zod';

/** The id of what people call by its number: `/orders/21`. @param description whose number it is */
export function numberId(description: string, example: number) {
  return z.strictObject({
    id: z
      .string()
      .regex(/^[1-9]\d{0,14}$/)
      .transform(Number)
      .meta({
        ...{ description, example },
        override({ jsonSchema }) {
          delete jsonSchema.pattern;
          Object.assign(jsonSchema, { type: 'integer', minimum: 1 });
        },
      }),
  });
}
