import type { EmulatorContext } from 'emulate';
import type { GithubState } from './state.ts';

export type App = EmulatorContext<GithubState>['app'];
export type Call = Parameters<Parameters<App['get']>[1]>[0];

const USUAL = 30;
const MOST = 100;

/**
 * Answers with the asked-for page of a list, and the way to the others in the `Link` header.
 *
 * @see https://docs.github.com/en/rest/using-the-rest-api/using-pagination-in-the-rest-api
 */
export function paged(call: Call, items: readonly unknown[], baseUrl: string): Response {
  const perPage = Math.min(Number(call.req.query('per_page') ?? USUAL) || USUAL, MOST);
  const page = Math.max(Number(call.req.query('page') ?? 1) || 1, 1);
  const last = Math.max(Math.ceil(items.length / perPage), 1);
  const link = (to: number, rel: string) => {
    const { pathname, searchParams } = new URL(call.req.url);
    searchParams.set('page', String(to));
    return `<${baseUrl}${pathname}?${searchParams}>; rel="${rel}"`;
  };
  const back = page > 1 ? [link(page - 1, 'prev'), link(1, 'first')] : [];
  const forth = page < last ? [link(page + 1, 'next'), link(last, 'last')] : [];
  const links = [...back, ...forth].join(', ');
  return call.json(items.slice((page - 1) * perPage, page * perPage), 200, links === '' ? {} : { link: links });
}
