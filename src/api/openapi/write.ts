import { writeFileSync } from 'node:fs';
import { routes } from '../routes.ts';
import { createApiDocument } from './document.ts';

/** `npm run openapi`: writes the document down, so that a change of the contract is seen in a review. */
const FILE = new URL('../../../docs/openapi.json', import.meta.url);

writeFileSync(FILE, `${JSON.stringify(createApiDocument(routes), null, 2)}\n`);
