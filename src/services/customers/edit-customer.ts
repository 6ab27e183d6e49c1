import type { ClientSession } from 'mongodb';
import { z } from 'zod';
import type { Clock } from '../../platform/clock.ts';
import { LONGEST_ADDRESS } from '../../platform/mail-address.ts';
import type { Transact } from '../../platform/mongo/index.ts';
import type { EventLog } from '../../platform/outbox/index.ts';
import { parseInput } from '../../platform/parse-input.ts';
import { forbidden, type Principal, requireStaff } from '../principal.ts';
import { type Customer, PREFERENCES, type Preference } from './customer.ts';
import { customerNotFound } from './errors.ts';
import { addressGiven } from './events.ts';
import type { CustomerStore } from './store.ts';

/** What staff can say of a customer. */
export interface CustomerEdit {
  /** Empty or absent: no address is known. */
  email?: string;
  /** Left as it is where absent. */
  notify?: Preference;
}

interface Dependencies {
  store: CustomerStore;
  transact: Transact;
  events: EventLog;
  clock: Clock;
}

const schema = z.strictObject({
  email: z
    .string()
    .trim()
    .optional()
    .transform((given) => given || undefined)
    .pipe(
      z
        .email({ error: 'This is no e-mail address. An example: ms.delicious@example.com.' })
        .max(LONGEST_ADDRESS)
        .optional(),
    ),
  notify: z.enum(PREFERENCES, { error: 'Choose what they hear of.' }).optional(),
});

/**
 * Writes down what staff say of a customer, who said it and when; of two at once the later counts. Whenever an address is
 * given, what could not be said before is due again.
 */
export function createEditCustomer({ store, transact, events, clock }: Dependencies) {
  async function read(id: string, session: ClientSession): Promise<Customer> {
    const customer = await store.byId(id, session);
    if (!customer || customer.forgotten) throw customerNotFound(id);
    return customer;
  }

  return async (id: string, input: CustomerEdit, by: Principal): Promise<Customer> => {
    requireStaff(by, 'change what is known of a customer');
    const { email, notify } = parseInput(schema, input, 'customer_invalid');
    return transact(async (session) => {
      const customer = await read(id, session);
      const chosen = notify ?? customer.notify;
      if (customer.slackUser && chosen !== customer.notify) throw theirsToChoose();
      const edited: Customer = { ...customer, email, notify: chosen, edited: { by: by.actor, at: clock.now() } };
      await store.edit(edited, session);
      if (email) await events.record(session, addressGiven(id, by.actor));
      return edited;
    });
  };
}

const theirsToChoose = () =>
  forbidden('A customer who is on Slack chooses on their own Home tab what they hear of: nobody else can.');
