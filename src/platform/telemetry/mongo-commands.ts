import { type Span, SpanKind, trace } from '@opentelemetry/api';
import type { CommandFailedEvent, CommandStartedEvent, MongoClient } from 'mongodb';
import { markFailed } from './span.ts';
import { tracer } from './tracer.ts';

/**
 * Shows each command of a traced piece of work as a span: its name and collection, never its values. What no span is under
 * way for (the outbox looking for work) is not shown.
 *
 * @param client with `monitorCommands`
 * @see https://opentelemetry.io/docs/specs/semconv/database/mongodb/
 */
export function traceCommands(client: MongoClient): void {
  const underWay = new Map<number, Span>();

  function end(requestId: number, failure?: Error): void {
    const span = underWay.get(requestId);
    if (!span) return;
    underWay.delete(requestId);
    if (failure) markFailed(span, codeNameOf(failure));
    span.end();
  }

  client.on('commandStarted', (started) => {
    if (!trace.getActiveSpan()?.isRecording()) return;
    const { requestId, commandName, databaseName } = started;
    const collection = collectionIn(started);
    const attributes = {
      'db.system.name': 'mongodb',
      'db.namespace': databaseName,
      'db.operation.name': commandName,
      ...(collection && { 'db.collection.name': collection }),
    };
    const name = collection ? `${commandName} ${collection}` : commandName;
    underWay.set(requestId, tracer().startSpan(name, { kind: SpanKind.CLIENT, attributes }));
  });
  client.on('commandSucceeded', ({ requestId }) => end(requestId));
  client.on('commandFailed', ({ requestId, failure }: CommandFailedEvent) => end(requestId, failure));
}

/** A command's own field names its collection (`{find: 'orders'}`), save where a cursor goes on. */
function collectionIn({ commandName, command }: CommandStartedEvent): string | undefined {
  const named: unknown = command[commandName === 'getMore' ? 'collection' : commandName];
  return typeof named === 'string' ? named : undefined;
}

function codeNameOf(failure: Error): string {
  return 'codeName' in failure && typeof failure.codeName === 'string' ? failure.codeName : failure.name;
}
