/** What one look at a service found. Broken: it will not work so. In doubt: it may, and somebody should look. */
export type Finding =
  | { verdict: 'fine'; what: string }
  | { verdict: 'in doubt' | 'broken'; what: string /** What to do about it. */; remedy: string };

/** Looks at one configured service for real, and changes nothing there. @throws where it cannot be asked at all */
export type Check = (signal: AbortSignal) => Promise<Finding[]>;

export const fine = (what: string): Finding => ({ verdict: 'fine', what });
export const inDoubt = (what: string, remedy: string): Finding => ({ verdict: 'in doubt', what, remedy });
export const broken = (what: string, remedy: string): Finding => ({ verdict: 'broken', what, remedy });
