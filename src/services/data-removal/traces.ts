import type { Document } from 'mongodb';
import { FORMER_CUSTOMER } from '../customers/index.ts';
import type { Sought } from './person.ts';
import { NO_ADDRESS, type Words, wordsOf } from './words.ts';

/** What of one document is to be rewritten: by dotted path, and what stands there now. */
export interface Traces {
  set: Record<string, string>;
  unset: Record<string, ''>;
  was: Record<string, unknown>;
  /** The document is found by something that tells who they are: it cannot be rewritten. */
  inId: boolean;
}

/** Where a name may stand. Anywhere else a word is none: a status is not rewritten because somebody is called Ready. */
const TELLS_A_NAME = /^(name|customer|forName|asker|title|text|message|reason|description|notes|why|outcome)$/;

/** What was ordered and what goes into it: no person is in there, though a cake may be called as one is. */
const TELLS_OF_THINGS = new Set(['lines', 'extras', 'ingredients', 'summary', 'products']);

const TAKEN_OUT = '(removed)';

interface Place {
  path: string;
  key: string;
  /** What is said here is about them. */
  about: boolean;
  /** It is of an order, a wish or a question of theirs: what was said about it goes, too. */
  theirs: boolean;
  /** It is of what tells who they are, by their own id: whatever they are called there, it is them. */
  them: boolean;
  /** Who said it, as far as it is known. */
  saidBy?: unknown;
}

/** Finds what a document tells of somebody. */
export function createTracer(sought: Sought): (document: Document) => Traces {
  const words = wordsOf(sought);

  return (document) => {
    const traces: Traces = { set: {}, unset: {}, was: {}, inId: false };
    const { _id, ...rest } = document;
    traces.inId = typeof _id === 'string' && words.withoutIds(_id) !== _id;
    const about = isAbout(document, sought, words);
    look(rest, { path: '', key: '', them: false, ...about });
    return traces;

    function look(value: unknown, place: Place): void {
      if (typeof value === 'string') lookAtText(value, place);
      if (typeof value !== 'object' || value === null || !isPlain(value)) return;
      const here = { ...place, ...narrowed(value, place, sought) };
      for (const [key, inner] of Object.entries(value)) {
        if (TELLS_OF_THINGS.has(key)) continue;
        const path = place.path === '' ? key : `${place.path}.${key}`;
        look(inner, { ...here, path, key: Array.isArray(value) ? place.key : key });
      }
    }

    function lookAtText(text: string, place: Place): void {
      const { path } = place;
      const kept = keptOf(text, place);
      if (kept === text) return;
      traces.was[path] = text;
      if (kept === undefined) traces.unset[path] = '';
      else traces.set[path] = kept;
    }
  };

  function keptOf(text: string, { path, key, about, theirs, them, saidBy }: Place): string | undefined {
    if (theirs && (key === 'notes' || key === 'link')) return undefined;
    if (key === 'slackUser' && text === sought.slackUser) return undefined;
    if (key === 'name' && them) return FORMER_CUSTOMER;
    if (key === 'address' && theirs) return NO_ADDRESS;
    if (key === 'description' && (theirs || about)) return TAKEN_OUT;
    if (key === 'reason' && theirs && isPerson(saidBy)) return TAKEN_OUT;
    const rest = theirs ? words.withoutAddresses(text) : words.withoutIds(text);
    // What a document itself is called, in which they had a hand alone, is a cake or another customer.
    const mayName = about && TELLS_A_NAME.test(key) && (theirs || path !== 'name');
    return mayName ? words.withoutNames(rest) : rest;
  }
}

/** Whether a whole document is about them: it has the id of theirs, or tells of them by something that is theirs alone. */
function isAbout(document: Document, { ids }: Sought, words: Words): Pick<Place, 'about' | 'theirs'> {
  const text = JSON.stringify(document);
  const theirs = (text.match(UUID) ?? []).some((id) => ids.has(id));
  return { theirs, about: theirs || words.withoutIds(text) !== text };
}

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** An object that names its customer is about that one, whatever is around it. What is said of another customer is not about them. */
function narrowed(value: object, place: Place, sought: Sought): Partial<Place> {
  const saidBy = 'by' in value && isActor(value.by) ? value.by : 'actor' in value ? value.actor : place.saidBy;
  const them = isThem(value, sought);
  if (place.key === 'customer' && 'id' in value && !them) return { saidBy, them, about: false };
  if (!('customer' in value)) return { saidBy, them };
  const theirs = isCustomer(value.customer, value, sought);
  return { saidBy, them, theirs, about: theirs || place.about };
}

function isThem(value: object, { id, slackUser }: Sought): boolean {
  if ('id' in value && value.id === id) return true;
  if (slackUser === undefined) return false;
  return ('id' in value && value.id === slackUser) || ('slackUser' in value && value.slackUser === slackUser);
}

function isCustomer(customer: unknown, of: object, { ids, names, numbers }: Sought): boolean {
  if (typeof customer === 'object' && customer !== null && 'id' in customer) return ids.has(String(customer.id));
  if (typeof customer !== 'string') return false;
  if (ids.has(customer)) return true;
  const number = 'number' in of ? of.number : 'order' in of ? of.order : 'id' in of ? of.id : undefined;
  return names.includes(customer) && numbers.has(Number(number));
}

const isActor = (value: unknown) => typeof value === 'object' && value !== null && 'kind' in value;

const isPerson = (value: unknown) =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'person';

/** What may hold texts: dates, numbers of MongoDB's and bytes do not. */
function isPlain(value: object): boolean {
  return Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
}
