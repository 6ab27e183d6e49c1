import type { ClientSession } from 'mongodb';
import { isMailAddress, LONGEST_ADDRESS } from '../../platform/mail-address.ts';
import { slugOf } from '../catalog/index.ts';
import { type Customer, LONGEST_CUSTOMER_NAME } from './customer.ts';
import { customerNameInvalid } from './errors.ts';
import { normaliseName } from './member.ts';
import type { CustomerStore } from './store.ts';

/**
 * What a customer who is known by name is found by: the name's slug, however it is spelled. An address, as users of the API are
 * called, is its own: those of two people may differ in a dot alone.
 *
 * @throws DomainError `customer_name_invalid`
 */
export function readName(name: string): Required<Pick<Customer, 'name' | 'slug'>> {
  const slug = slugOfCustomer(name);
  const longest = isMailAddress(name) ? LONGEST_ADDRESS : LONGEST_CUSTOMER_NAME;
  if (slug === '' || name.length > longest) throw customerNameInvalid();
  return { name, slug };
}

/** Whoever is known by that name. */
export async function findByName(
  store: Pick<CustomerStore, 'bySlug'>,
  name: string,
  session?: ClientSession,
): Promise<Customer | null> {
  const known = await store.bySlug(slugOfCustomer(name), session);
  if (known || !isMailAddress(name)) return known;
  // The former release made slugs of addresses, too.
  const before = await store.bySlug(slugOf(name), session);
  return before && normaliseName(before.name) === normaliseName(name) ? before : null;
}

/** What a customer is known by who is called so; two names with the same are one customer. */
export function slugOfCustomer(name: string): string {
  return isMailAddress(name) ? normaliseName(name) : slugOf(name);
}
