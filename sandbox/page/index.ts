export { buildPage } from './build.ts';
export { loadPage, type Page } from './serve.ts';
