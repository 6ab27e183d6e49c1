import type { Change } from '../slack/changes.ts';

export type { Change } from '../slack/changes.ts';

/** Every change of the workspace as it happens, until the signal is aborted. */
export async function* changesOf(base: string, signal: AbortSignal): AsyncGenerator<Change> {
  const response = await fetch(`${base}/events`, { signal });
  let rest = '';
  for await (const chunk of (response.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.startsWith('data: ')) yield JSON.parse(line.slice('data: '.length));
  }
}
