import { type Tracer, trace } from '@opentelemetry/api';

/** The one tracer of this program. Until tracing has started it does nothing, and costs next to nothing. */
export function tracer(): Tracer {
  return trace.getTracer('ovenbird');
}
