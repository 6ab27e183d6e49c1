import type { ControlApi } from './control-api.ts';
import { elementsNamed, spotOf } from './find.ts';
import type { Sees } from './sees.ts';
import type { Done, View } from './types.ts';
import { until } from './until.ts';

/** What is entered: text, an option's value or label, several of them, `{search, pick}` for a search, null to clear. */
export type Entry = string | number | null | readonly string[] | { search: string; pick: string };

/** Entries by action id (or block id, or `<block id>/<action id>`), in the order in which they are made. */
export type Entries = Readonly<Record<string, Entry>>;

/** How long a person looks whether the form changes after a choice that the app is told of. */
const LOOK_MS = 400;

/**
 * Fills a form field by field, waiting for a field that only an earlier choice brings up.
 * @returns the view as it is then
 * @throws Error when a field does not come up or an option is not offered
 */
export async function fill(
  context: { api: ControlApi; sees: Sees; person: string },
  view: View,
  entries: Entries,
): Promise<View> {
  let current = view;
  for (const [name, value] of Object.entries(entries)) {
    current = await withField(context.sees, view, name);
    const { ack } = await context.api.post<Done>(`/people/${context.person}/act`, { ...spotOf(current, name), value });
    if (ack) await changed(context.sees, current);
  }
  return current;
}

async function withField(sees: Sees, view: View, name: string): Promise<View> {
  let current = view;
  const shown = async () => {
    current = (await currentOf(sees, view)) ?? current;
    return elementsNamed(current, name).length > 0 && current;
  };
  return until(`the field "${name}"`, shown, 3_000).catch(() => {
    spotOf(current, name);
    return current;
  });
}

async function changed(sees: Sees, before: View): Promise<void> {
  const isNew = async () => (await currentOf(sees, before))?.hash !== before.hash;
  await until('the view changes', isNew, LOOK_MS).catch(() => {});
}

async function currentOf(sees: Sees, { type, id }: View): Promise<View | undefined> {
  if (type === 'home') return (await sees.home()) ?? undefined;
  return (await sees.views()).find((each) => each.id === id);
}
