import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import express, { Router } from 'express';

/** Where Swagger UI's own files lie: no page of ours loads anything from somebody else. */
const UI_FILES = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
const SHOWN = ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png'];

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Ovenbird’s API</title>
    <link rel="icon" href="/docs/favicon-32x32.png">
    <link rel="stylesheet" href="/docs/swagger-ui.css">
  </head>
  <body>
    <main id="api"></main>
    <script src="/docs/swagger-ui-bundle.js"></script>
    <script src="/docs/start.js"></script>
  </body>
</html>
`;

/** https://swagger.io/docs/open-source-tools/swagger-ui/usage/configuration/ */
const START = `// Answers are shown after they were read and written again: grams keep their decimal point. (100.0 is grams, 100 pieces.)
const { parse, rawJSON } = JSON;
const kept = (key, value, { source } = {}) =>
  rawJSON && Number.isInteger(value) && /^\\d+\\.\\d+$/.test(source) ? rawJSON(source) : value;
JSON.parse = (text, reviver) => parse(text, reviver ?? kept);

SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#api',
  deepLinking: true,
  tryItOutEnabled: true,
  persistAuthorization: false,
  validatorUrl: null,
});
`;

/**
 * `GET /docs`: a page on which people read the document, log in and try.
 * `GET /openapi.json`: the document.
 */
export function documentPages(document: object): Router {
  const text = JSON.stringify(document);
  const router = Router();
  router.get('/openapi.json', (_request, response) => void response.type('json').send(text));
  router.get('/docs', (_request, response) => void response.type('html').send(PAGE));
  router.get('/docs/start.js', (_request, response) => void response.type('js').send(START));
  const files = express.static(UI_FILES, { index: false, maxAge: '1h' });
  for (const file of SHOWN)
    router.get(`/docs/${file}`, (request, response, next) => {
      request.url = `/${file}`;
      files(request, response, next);
    });
  return router;
}
