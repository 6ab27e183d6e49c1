import { z } from 'zod';
import { OPTIONAL_VARIABLES } from './services/variables.ts';

const hostName = z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'must be a host’s name');

const tokens = z.strictObject({
  /** An OpenID Connect issuer, whose discovery document API Gateway reads. */
  issuer: z.url({ protocol: /^https$/ }),
  audience: z.string().min(1),
});

const bakery = z
  .strictObject({
    /** How much it costs; lib/sizes.ts. */
    size: z.enum(['small', 'usual']),
    /** Where the bakery is reached. */
    domain: hostName,
    /** The public hosted zone of Route 53 that has the domain. */
    zone: z.strictObject({ id: z.string().regex(/^Z[A-Z0-9]+$/, 'must be a hosted zone’s id'), name: hostName }),
    mailFrom: z.string().regex(/@/, 'must be an e-mail address'),
    /** The domain that Amazon SES may send for. */
    mailDomain: hostName,
    /** Who hears of alarms. */
    operators: z.strictObject({
      /** The bot must be a member. */
      slackChannel: z.string().regex(/^[CG][A-Z0-9]+$/, 'must be a channel’s id'),
      email: z.email().optional(),
    }),
    tokens,
    /** Variables of the app that are no secrets. */
    variables: z.partialRecord(z.enum(OPTIONAL_VARIABLES), z.string()).default({}),
  })
  .refine(({ domain, zone }) => domain.endsWith(`.${zone.name}`), 'the domain is not in the zone');

const installation = z.strictObject({
  region: z
    .string()
    .regex(/^[a-z]{2}(-[a-z]+)+-\d+$/, 'must be a region of AWS')
    .default('eu-west-1'),
  /** What is delivered: a repository that AWS may read by a connection made by hand. */
  source: z.strictObject({
    repository: z.string().regex(/^[\w.-]+\/[\w.-]+$/, 'must be owner/name'),
    branch: z.string().default('main'),
    connection: z.string().regex(/^arn:aws:(codeconnections|codestar-connections):/, 'must be a connection’s ARN'),
  }),
  dev: bakery,
  prod: bakery,
});

export type Installation = z.output<typeof installation>;
export type BakerySettings = z.output<typeof bakery>;

/** @param context what cdk.json says under `ovenbird` @throws Error naming every field that is wrong */
export function readInstallation(context: unknown): Installation {
  const { success, data, error } = installation.safeParse(context);
  if (success) return data;
  throw new Error(`cdk.json, context.ovenbird:\n${z.prettifyError(error)}`);
}
