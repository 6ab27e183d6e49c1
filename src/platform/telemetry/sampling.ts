/** The samplers that the standard names, for `OTEL_TRACES_SAMPLER`. */
export const SAMPLERS = [
  'always_on',
  'always_off',
  'traceidratio',
  'parentbased_always_on',
  'parentbased_always_off',
  'parentbased_traceidratio',
] as const;

/**
 * Which traces are kept.
 *
 * @see https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/#general-sdk-configuration
 */
export interface Sampling {
  /** `parentbased_*` does as the caller's `traceparent` says, where there is one. */
  sampler: (typeof SAMPLERS)[number];
  /** The part of the traces that the `traceidratio` samplers keep, 0 to 1. */
  ratio: number;
}
