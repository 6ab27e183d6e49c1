import { STATUS_CODES } from 'node:http';
import { z } from 'zod';
import type { ZodOpenApiResponseObject } from 'zod-openapi';

/** What every answer is that is no success. https://www.rfc-editor.org/rfc/rfc9457 */
export const problem = z
  .strictObject({
    type: z.literal('about:blank'),
    title: z.string().meta({ description: 'What the status is called.' }),
    status: z.int().min(400).max(599),
    code: z.string().meta({ description: 'Stable: what a program goes by. docs/errors.md has them all.' }),
    detail: z.string().optional().meta({ description: 'What is wrong and what to do about it, for people.' }),
    errors: z
      .array(
        z.strictObject({ path: z.string().meta({ description: 'Dotted: `lines.0.persons`.' }), message: z.string() }),
      )
      .optional()
      .meta({ description: 'Which fields are wrong.' }),
    requestId: z.string().meta({ description: 'As in the header X-Request-ID, and in our log.' }),
  })
  .meta({ id: 'Problem' });

const known = new Map<string, ZodOpenApiResponseObject>();

/** An answer that refuses with one of these codes; the same ones are the same component of the document. */
export function problemResponse(status: number, codes: readonly string[]): ZodOpenApiResponseObject {
  const id = [status, ...codes].join('-');
  const response = known.get(id) ?? { ...described(status, codes), id };
  known.set(id, response);
  return response;
}

function described(status: number, codes: readonly string[]): ZodOpenApiResponseObject {
  const [code = 'internal'] = codes;
  const title = STATUS_CODES[status] ?? 'Error';
  const requestId = '5e0b9a52-8e62-4c7b-a1a9-3d3f3e0f9d2b';
  const example: z.input<typeof problem> = { type: 'about:blank', title, status, code, requestId };
  return {
    description: `${title}: ${codes.map((one) => `\`${one}\``).join(', ')}.`,
    content: { 'application/problem+json': { schema: problem, example } },
  };
}
