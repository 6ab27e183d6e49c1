import type { Broadcast } from './broadcast.ts';

/** Server-sent events, one for each piece of news, for as long as somebody listens. */
export function eventStreamOf<News>({ subscribe }: Pick<Broadcast<News>, 'subscribe'>): Response {
  let stop = () => {};
  const text = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      controller.enqueue(text.encode(': listening\n\n'));
      stop = subscribe((news) => controller.enqueue(text.encode(`data: ${JSON.stringify(news)}\n\n`)));
    },
    cancel: () => stop(),
  });
  return new Response(body, { headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' } });
}
