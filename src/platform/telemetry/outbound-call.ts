import { context, propagation, type Span, SpanKind, trace } from '@opentelemetry/api';
import { isTracingSuppressed } from '@opentelemetry/core';
import { markFailed } from './span.ts';
import { tracer } from './tracer.ts';

/** A call of another system over HTTP that is about to be made. */
export interface OutboundCall {
  method: string;
  url: URL;
  setHeader(name: string, value: string): void;
}

/** Spans of outbound calls by the request that makes them, whatever object that is. */
export interface OutboundSpans {
  started(request: object, call: OutboundCall): void;
  answered(request: object, status: number): void;
  /** @param code why there was no answer, or no end to it */
  ended(request: object, code?: string): void;
}

/**
 * Shows the calls of a traced piece of work, and hands the trace on to whom it calls. Of an address only the words are
 * shown that routes are made of: the rest may be a secret (a `response_url`) or somebody's name.
 *
 * @param routeWords what a segment of a path must match to be shown
 * @see https://opentelemetry.io/docs/specs/semconv/http/http-spans/#http-client
 */
export function createOutboundSpans(routeWords: RegExp): OutboundSpans {
  const underWay = new WeakMap<object, Span>();

  return {
    started(request, { method, url, setHeader }) {
      if (!trace.getActiveSpan() || isTracingSuppressed(context.active())) return;
      const template = templateOf(url.pathname, routeWords);
      const attributes = {
        'http.request.method': method,
        'server.address': url.hostname,
        'server.port': Number(url.port) || (url.protocol === 'http:' ? 80 : 443),
        'url.scheme': url.protocol.slice(0, -1),
        'url.template': template,
      };
      const span = tracer().startSpan(`${method} ${template}`, { kind: SpanKind.CLIENT, attributes });
      underWay.set(request, span);
      const carrier: Record<string, string> = {};
      propagation.inject(trace.setSpan(context.active(), span), carrier);
      for (const [name, value] of Object.entries(carrier)) setHeader(name, value);
    },
    answered(request, status) {
      const span = underWay.get(request)?.setAttribute('http.response.status_code', status);
      if (span && status >= 400) markFailed(span, String(status));
    },
    ended(request, code) {
      const span = underWay.get(request);
      if (!span) return;
      underWay.delete(request);
      if (code) markFailed(span, code);
      span.end();
    },
  };
}

/** `/rest/api/3/issue/BAKE-7` -> `/rest/api/3/issue/{}` */
function templateOf(path: string, routeWords: RegExp): string {
  return path
    .split('/')
    .map((segment) => (segment === '' || routeWords.test(segment) ? segment : '{}'))
    .join('/');
}
