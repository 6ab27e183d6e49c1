import type { Actor } from '../platform/actor.ts';
import { DomainError } from '../platform/errors.ts';

/** Who asks, with the rights they have at this moment. Every edge obtains one and every service checks it. */
export interface Principal {
  /** For a person in Slack, `actor.id` is their Slack user id. */
  actor: Actor;
  /** Known by an account of the API alone: nobody in Slack, so `actor.id` is no Slack user id. */
  outsideSlack?: true;
  /** Works at the bakery. */
  staff: boolean;
  /** May change how the bakery works. Implies `staff`. */
  manager: boolean;
}

/**
 * @param doing what they asked for, as it follows "can": `see everybody’s orders`
 * @throws DomainError `forbidden`
 */
export function requireStaff(by: Principal, doing: string): void {
  if (!by.staff) throw forbidden(`Sorry, only the bakery’s staff can ${doing}.`);
}

/**
 * @param doing what they asked for, as it follows "can": `onboard employees`
 * @throws DomainError `forbidden`
 */
export function requireManager(by: Principal, doing: string): void {
  if (!by.manager) throw forbidden(`Sorry, only the bakery’s managers can ${doing}.`);
}

/** The one code of "you may not": the sentence says who may. */
export function forbidden(sentence: string): DomainError {
  return new DomainError('forbidden', 'forbidden', sentence);
}
