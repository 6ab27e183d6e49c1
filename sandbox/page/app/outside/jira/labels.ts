/** What a supplier puts on a ticket of which nothing can be had. */
export const ALL_MISSING = 'missing-ingredients';

/** What they put on it for one ingredient; Jira's labels hold no spaces. */
export function missingLabel(ingredient: string): string {
  return `missing-${ingredient.trim().replace(/\s+/g, '-')}`;
}

/** The labels that say something to people: not those by which the app finds its tickets. */
export function shownLabels(labels: readonly string[]): string[] {
  return labels.filter((label) => !label.startsWith('ovenbird'));
}
