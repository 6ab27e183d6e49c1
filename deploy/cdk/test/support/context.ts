import { readFileSync } from 'node:fs';

/** What cdk.json says, for an installation that is made up. */
export const { context } = JSON.parse(readFileSync(new URL('../../cdk.json', import.meta.url), 'utf8'));
