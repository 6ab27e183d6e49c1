import { DriveError } from './errors.ts';

/** Which fields are wanted; those of a nested object in turn. */
interface Mask {
  [field: string]: Mask | true;
}

/**
 * Leaves of a resource what a `fields` parameter asks for: `id,name`, `nextPageToken,files(id,name)`, `*`.
 *
 * @throws DriveError 400 for a field that there is not
 * @see https://developers.google.com/workspace/drive/api/guides/fields-parameter
 */
export function pick(resource: object, fields: string): object {
  return fields === '*' ? resource : picked(resource, parse(fields));
}

function picked(resource: object, mask: Mask): object {
  if (Array.isArray(resource)) return resource.map((item) => picked(item, mask));
  const entries = Object.entries(mask).map(([field, inner]) => {
    if (!(field in resource)) throw new DriveError(400, 'invalidParameter', `Invalid field selection ${field}`);
    const value = (resource as Record<string, unknown>)[field];
    return [field, inner === true || typeof value !== 'object' || value === null ? value : picked(value, inner)];
  });
  return Object.fromEntries(entries);
}

function parse(fields: string): Mask {
  const tokens = fields.match(/[\w]+|[(),]/g) ?? [];
  let at = 0;
  function list(): Mask {
    const mask: Mask = {};
    while (at < tokens.length && tokens[at] !== ')') {
      const field = tokens[at++];
      if (field === undefined || field === ',' || field === '(') continue;
      if (tokens[at] !== '(') {
        mask[field] = true;
        continue;
      }
      at += 1;
      mask[field] = list();
      at += 1;
    }
    return mask;
  }
  return list();
}
