export { traceCommands } from './mongo-commands.ts';
export { traceRequests } from './requests.ts';
export { SAMPLERS, type Sampling } from './sampling.ts';
export type { Tracing } from './sdk.ts';
export { inSpan, markFailed, type SpanOptions, traceOfLog } from './span.ts';
export { currentTraceParent } from './trace-parent.ts';
