/** What one side measured: a number for each of the row's figures, in the figure's unit. */
export type Readings<Name extends string = string> = Readonly<Record<Name, number>>;

export type Target = { atLeast: number } | { atMost: number };

export interface Figure {
  /** What is counted or timed, as the table names it: `answers`. */
  title: string;
  /** `/s`, `ms`, `MB` */
  unit: string;
  /** What is held against the target: ours divided by the baseline's, ours less the baseline's, or ours by itself. */
  judged: 'ratio' | 'difference' | 'ours';
  target: Target;
}

/** Something that is measured against a baseline in the same run. */
export interface Row<Name extends string = string> {
  /** `npm run bench -- <name>` measures it alone. */
  name: string;
  what: string;
  /** What it is compared with; absent where there is nothing. */
  baseline?: string;
  figures: Readonly<Record<Name, Figure>>;
  /** How often both sides are measured, one after the other; 5 unless said. */
  rounds?: number;
  /** How often both sides run before that, unmeasured; once unless said. */
  warmUps?: number;
  /** It takes long: measured only when it is named. */
  onlyNamed?: true;
  /** Starts what is measured. */
  open(): Promise<Contest<Name>>;
}

/** Both sides of a row, running. */
export interface Contest<Name extends string = string> {
  /** Measures once. */
  ours(): Promise<Readings<Name>>;
  /** Measures the baseline once; absent where there is none. */
  baseline?(): Promise<Readings<Name>>;
  close(): Promise<void>;
}
