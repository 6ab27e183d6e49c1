import { z } from 'zod';

/** What people ask the bakery about, and where such questions go. */
export interface Topic {
  /** One word in lower case: `sales`. */
  name: string;
  /** The kind of channel: `mail`. */
  kind: string;
  /** A channel's id, an address, as its kind has it; absent: the usual place of that kind. */
  target?: string;
}

/** Where something is sent: `target` means what its kind says. */
export interface TopicTarget {
  kind: string;
  target: string;
}

/** A target that turned out to be gone or closed to us. */
export interface ClosedTarget extends TopicTarget {
  /** The vendor's code: `is_archived`. */
  reason: string;
  at: Date;
}

/** What the settings must know of a kind of channel. */
export interface TopicKind {
  /** As the settings keep it: `mail`. */
  name: string;
  /** The target as it is kept. @returns undefined where this is none */
  read(written: string): string | undefined;
  /** What is said of a target that is none: `This is no e-mail address.` */
  refusal: string;
}

export const defaultTopics: readonly Topic[] = [
  { name: 'sales', kind: 'slack' },
  { name: 'pricing', kind: 'mail' },
];

/** A form of Slack's has room for so many. */
export const MOST_TOPICS = 15;

/** `/bakery assist sales When...`: a name is one word, or nobody could tell where it ends. */
const ONE_WORD = /^[\p{L}\p{N}][\p{L}\p{N}_-]*$/u;
export const LONGEST_TOPIC_NAME = 30;

/** A topic's name as it is kept, and looked for. */
export function topicName(written: string): string {
  return written.trim().normalize('NFKC').toLowerCase();
}

/** Topics as a manager gives them; an empty target is none. */
export function topicsSchema(kinds: readonly TopicKind[]) {
  const kindOf = (name: string) => kinds.find((kind) => kind.name === name);
  const kindNames = kinds.map(({ name }) => name);
  const topic = z
    .object({
      name: z
        .string()
        .transform(topicName)
        .refine((name) => ONE_WORD.test(name) && name.length <= LONGEST_TOPIC_NAME, {
          error: `A topic is one word of at most ${LONGEST_TOPIC_NAME} letters, digits, - and _.`,
        }),
      kind: z.enum(kindNames, { error: `It is one of: ${kindNames.join(', ')}.` }),
      target: z.string().trim().optional(),
    })
    .refine(({ kind, target }) => !target || kindOf(kind)?.read(target) !== undefined, {
      path: ['target'],
      error: ({ input }) => kindOf((input as Topic).kind)?.refusal,
    })
    .transform(({ name, kind, target }): Topic => {
      const kept = target && kindOf(kind)?.read(target);
      return { name, kind, ...(kept && { target: kept }) };
    });
  const topics = z
    .array(topic)
    .min(1, { error: 'Keep at least one topic.' })
    .max(MOST_TOPICS, { error: `There are at most ${MOST_TOPICS} topics.` })
    .refine((given) => doubled(given) === undefined, {
      error: ({ input }) => `There are two topics called ${doubled(input as Topic[])}.`,
    });
  return z.object({ topics });
}

function doubled(topics: readonly Topic[]): string | undefined {
  const names = topics.map(({ name }) => name);
  return names.find((name, index) => names.indexOf(name) !== index);
}
