import { context, propagation, ROOT_CONTEXT, SpanKind, trace } from '@opentelemetry/api';
import type { RequestHandler } from 'express';
import { requestIdIfAny } from '../request-context.ts';
import { routePattern } from '../route-pattern.ts';
import { markFailed } from './span.ts';
import { tracer } from './tracer.ts';

/**
 * Each request in a span, in the caller's trace where its `traceparent` names one. The span tells the route's pattern and
 * the status, not the address: that may hold what is nobody's business.
 *
 * @see https://opentelemetry.io/docs/specs/semconv/http/http-spans/
 */
export function traceRequests(): RequestHandler {
  return (request, response, next) => {
    const caller = propagation.extract(ROOT_CONTEXT, request.headers);
    const attributes = { 'http.request.method': request.method, 'ovenbird.request_id': requestIdIfAny() };
    const span = tracer().startSpan(request.method, { kind: SpanKind.SERVER, attributes }, caller);
    response.once('close', () => {
      const route = routePattern(request);
      if (route) span.updateName(`${request.method} ${route}`).setAttribute('http.route', route);
      if (response.writableFinished) span.setAttribute('http.response.status_code', response.statusCode);
      if (response.statusCode >= 500) markFailed(span, String(response.statusCode));
      span.end();
    });
    context.with(trace.setSpan(caller, span), next);
  };
}
