export { type Indexed, runQuery } from './evaluate.ts';
export { parseJql } from './parse.ts';
