/**
 * The index by which the next delivery is claimed. Left to choose, MongoDB sometimes takes another of the state's, and then
 * reads and sorts all that waits.
 */
export const IN_ORDER_OF_DUE_TIME = { state: 1, reaction: 1, dueAt: 1 } as const;

/** So many in a row, and a delivery is suspected of killing its worker. */
export const LOST_LEASES_TO_SUSPECT = 3;
