import { context, propagation, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
  serviceInstanceIdDetector,
} from '@opentelemetry/resources';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import type { Logger } from '../logger.ts';
import { listenToSdk } from './diagnostics.ts';
import { traceOutbound } from './outbound.ts';
import { samplerOf } from './sampler.ts';
import type { Sampling } from './sampling.ts';

export interface TracingOptions extends Sampling {
  /** `OTEL_EXPORTER_OTLP_PROTOCOL` */
  protocol: 'http/protobuf' | 'http/json';
  /** What the path of an outbound call may show of itself. */
  routeWords: RegExp;
  log: Logger;
}

/** How long the end of the process waits for a collector that may be away. */
const FLUSH_MS = 2_000;

/**
 * Traces this process, from now on, and hands the spans to a collector in the background: they wait in a bounded queue, and
 * what does not fit is dropped. Where the collector is, its headers, time limit and certificates, the service's name and
 * resource the SDK reads from the standard's variables itself.
 *
 * @returns how to end it: hands over what there is, if that can be done soon
 * @see https://opentelemetry.io/docs/specs/otel/protocol/exporter/
 */
export async function startTracing({ protocol, routeWords, log, ...sampling }: TracingOptions): Promise<Tracing> {
  listenToSdk(log);
  const named = defaultResource().merge(resourceFromAttributes({ 'service.name': 'ovenbird' }));
  const provider = new TracerProvider({
    resource: named.merge(detectResources({ detectors: [serviceInstanceIdDetector, envDetector] })),
    sampler: samplerOf(sampling),
    spanProcessors: [new BatchSpanProcessor({ exporter: await exporterFor(protocol), exportTimeoutMillis: 10_000 })],
  });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  trace.setGlobalTracerProvider(provider);
  const endOutbound = traceOutbound(routeWords);

  return {
    flush: () => provider.forceFlush(),
    async stop() {
      endOutbound();
      await provider.forceFlush({ timeoutMillis: FLUSH_MS }).catch(() => undefined);
      for (const api of [trace, context, propagation]) api.disable();
    },
  };
}

export interface Tracing {
  /** Hands over what there is. @throws when the collector does not take it */
  flush(): Promise<void>;
  /** Ends it: hands over what there is, if that can be done soon. */
  stop(): Promise<void>;
}

/** Only the one that is used is loaded. */
async function exporterFor(protocol: TracingOptions['protocol']) {
  const { OTLPTraceExporter } =
    protocol === 'http/json'
      ? await import('@opentelemetry/exporter-trace-otlp-http')
      : await import('@opentelemetry/exporter-trace-otlp-proto');
  return new OTLPTraceExporter();
}
