/**
 * Where work begins that goes in steps: `tickets:start` is its target then. Deliveries and events keep the word, so it stays as
 * it is.
 */
export const START = 'start';
