import type { BakerySettings, Topic, TopicTarget } from '../settings/index.ts';
import type { Destination } from './assistance-request.ts';
import type { AssistanceKind } from './kind.ts';

/**
 * Where a question goes by these settings: to its topic's target, else to the usual place of that kind, else to the
 * managers. What is closed, not chosen or not configured is passed over.
 *
 * @param topic undefined where a manager has removed it meanwhile
 */
export function destinationOf(
  topic: Topic | undefined,
  settings: BakerySettings,
  kinds: readonly AssistanceKind[],
): Destination {
  const kind = kinds.find(({ name }) => name === topic?.kind);
  if (!topic || !kind?.channel) return 'managers';
  const isOpen = (target: string | undefined): target is string =>
    target !== undefined &&
    !settings.closedTargets.some((closed) => closed.kind === kind.name && closed.target === target);
  const target = [topic.target, kind.usualTarget(settings)].find(isOpen);
  return target ? ({ kind: kind.name, target } satisfies TopicTarget) : 'managers';
}

/** The settings for a test: whoever tries a place that is closed may have mended it. */
export function withAllOpen(settings: BakerySettings): BakerySettings {
  return { ...settings, closedTargets: [] };
}

/** The same as far as this process can tell: the web role may lack what its workers have. */
export function expectedDestination(
  topic: Topic,
  settings: BakerySettings,
  kinds: readonly AssistanceKind[],
): Destination | undefined {
  const kind = kinds.find(({ name }) => name === topic.kind);
  return kind?.channel && destinationOf(topic, settings, kinds);
}
