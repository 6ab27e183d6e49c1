import { startTracing } from '../../src/app/tracing.ts';
import type { Logger } from '../../src/platform/logger.ts';
import type { Sampling, Tracing } from '../../src/platform/telemetry/index.ts';
import { silent } from './outbox.ts';

/** Traces this process as `src/index.ts` does. The SDK reads the address from the process's environment by itself. */
export async function traceThisProcess(
  endpoint: string,
  { log = silent, protocol = 'http/json', ...sampling }: Options = {},
): Promise<Tracing> {
  process.env.OTEL_EXPORTER_OTLP_ENDPOINT = endpoint;
  const tracing = { protocol, sampler: 'parentbased_always_on', ratio: 1, ...sampling } as const;
  const started = await startTracing({ tracing }, log);
  if (!started) throw new Error('nothing is traced');
  return started;
}

interface Options extends Partial<Sampling> {
  log?: Logger;
  protocol?: 'http/protobuf' | 'http/json';
}
