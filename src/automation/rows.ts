import type { DomainEvent, Reaction } from '../platform/outbox/index.ts';
import type { StepName } from '../services/auction/index.ts';
import type { Services } from './services.ts';

/** A target about the event's subject: `card:<order>`. */
export const its = (kind: string) => (event: DomainEvent) => `${kind}:${event.subject.id}`;

/** A cancel was undone. */
export const isBack = ({ data }: DomainEvent) => data.from === 'cancelled';

/** One step of the auction's pipeline, which says itself what is due next. */
export const auctionStep = (step: StepName, through: string): Reaction<Services> => ({
  on: [`auction.${step}_due`],
  through,
  target: its(`auction-${step}`),
  run: ({ auction }, id, run) => auction[step](id, run),
});

/** Brings questions to their topic's place, where that is reached through this integration. */
export const askThrough = (integration: string): Reaction<Services> => ({
  on: ['assistance.directed'],
  through: integration,
  target: ({ subject, data }) => (data.through === integration ? `question:${subject.id}` : null),
  run: ({ assistance }, request, run) => assistance.deliver(request, run),
});
