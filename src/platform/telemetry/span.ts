import { type Attributes, context, ROOT_CONTEXT, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { codeOf } from '../errors.ts';
import { contextOf, linkTo } from './trace-parent.ts';
import { tracer } from './tracer.ts';

/** What a span says of a piece of work. Attributes are names, codes and ids: never text from people, never a secret. */
export interface SpanOptions {
  kind?: SpanKind;
  attributes?: Attributes;
  /** The W3C `traceparent` of what caused it; without it, the span that is under way, if one is. */
  causedBy?: string;
  /** Others that are served by the same work. */
  alsoFor?: readonly string[];
  /** Belongs to nothing that is under way: a trace of its own. */
  root?: boolean;
}

/** Does `work` in a span; what it throws marks the span by its code alone, since messages may quote people. */
export function inSpan<T>(name: string, options: SpanOptions, work: (span: Span) => Promise<T>): Promise<T> {
  const { kind = SpanKind.INTERNAL, attributes, causedBy, alsoFor = [], root = false } = options;
  const parent = causedBy ? contextOf(causedBy) : root ? ROOT_CONTEXT : context.active();
  const links = alsoFor.flatMap(linkTo);
  return tracer().startActiveSpan(name, { kind, attributes, links }, parent, async (span) => {
    try {
      return await work(span);
    } catch (error) {
      markFailed(span, codeOf(error));
      throw error;
    } finally {
      span.end();
    }
  });
}

/** @param code stable and without text from anywhere: `jira_unreachable` */
export function markFailed(span: Span, code: string): void {
  span.setStatus({ code: SpanStatusCode.ERROR });
  span.setAttribute('error.type', code);
}

/** Which trace this code runs in, for a line of the log. */
export function traceOfLog(): { trace_id?: string; span_id?: string } {
  const running = trace.getActiveSpan()?.spanContext();
  return running ? { trace_id: running.traceId, span_id: running.spanId } : {};
}
