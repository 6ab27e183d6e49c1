import cors from 'cors';
import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** Scripts, styles and pictures come from us alone; Swagger UI draws its icons as data and styles its elements. */
const directives = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:'],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
};

/**
 * The headers that keep browsers from doing harm. Pages of others may call the API only from the origins that are configured.
 *
 * @param origins `https://shop.example.com`; none by default
 */
export function protections(origins: readonly string[]): RequestHandler[] {
  const headers = helmet({ contentSecurityPolicy: { useDefaults: false, directives } });
  if (origins.length === 0) return [headers];
  const exposedHeaders = ['ETag', 'Location', 'Retry-After', 'WWW-Authenticate', 'X-Request-ID'];
  return [headers, cors({ origin: [...origins], exposedHeaders, maxAge: 600 })];
}
