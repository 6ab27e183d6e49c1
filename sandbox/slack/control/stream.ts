import type { Changes } from '../changes.ts';

/** Server-sent events, one for each change of the workspace, for as long as somebody listens. */
export function streamOf(changes: Changes): Response {
  let stop = () => {};
  const text = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      controller.enqueue(text.encode(': listening\n\n'));
      stop = changes.subscribe((change) => controller.enqueue(text.encode(`data: ${JSON.stringify(change)}\n\n`)));
    },
    cancel: () => stop(),
  });
  return new Response(body, { headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' } });
}
