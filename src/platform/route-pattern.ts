import type { Request } from 'express';

/**
 * The pattern of the route that took a request, as it is written in our code (`/orders/:id`), to be asked when the request
 * has ended; undefined where none did.
 *
 * @see https://expressjs.com/en/api.html#req.route
 */
export function routePattern({ baseUrl, route }: Pick<Request, 'baseUrl' | 'route'>): string | undefined {
  return route && `${baseUrl.toLowerCase()}${route.path}`;
}
