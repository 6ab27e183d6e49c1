/** The most lines that one order has. */
export const MOST_LINES = 50;

/** The most persons that one cake is for. */
export const MOST_PERSONS = 10_000;

/** The most of one product in one line. */
export const MOST_QUANTITY = 1_000;

/** The most characters of why a status was changed. */
export const LONGEST_REASON = 300;
