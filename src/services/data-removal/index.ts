export { createDataRemoval, type DataRemoval, type Removal } from './data-removal.ts';
