/** What a label says when it has had all the values that it may have. */
const OTHER = 'other';

/**
 * Keeps a label from ever having more than so many values: the first ones stay themselves, any further is `other`. Our
 * labels are made of what is written in our code; this holds also where that proves wrong.
 */
export function boundedLabel(most: number): (value: string) => string {
  const known = new Set<string>();
  return (value) => {
    if (known.has(value)) return value;
    if (known.size >= most) return OTHER;
    known.add(value);
    return value;
  };
}
