import { type Context, context, type Link, propagation, ROOT_CONTEXT, trace } from '@opentelemetry/api';

/**
 * The span under way as a W3C `traceparent`, to be kept with what it causes; undefined while nothing is traced.
 *
 * @see https://www.w3.org/TR/trace-context/#traceparent-header
 */
export function currentTraceParent(): string | undefined {
  const carrier: { traceparent?: string } = {};
  propagation.inject(context.active(), carrier);
  return carrier.traceparent;
}

/** The context that a kept or received `traceparent` names; what is none names no trace. */
export function contextOf(traceparent: string): Context {
  return propagation.extract(ROOT_CONTEXT, { traceparent });
}

/** @returns nothing where it names no trace */
export function linkTo(traceparent: string): Link[] {
  const linked = trace.getSpanContext(contextOf(traceparent));
  return linked ? [{ context: linked }] : [];
}
