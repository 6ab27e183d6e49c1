import type { ViewOutput } from '@slack/bolt';

type Entered = ViewOutput['state']['values'][string][string];

/** What stands in a field of a view; undefined where it is empty, or not there. */
function entered(view: ViewOutput, blockId: string, actionId: string): Entered | undefined {
  return view.state.values[blockId]?.[actionId];
}

/** The text of a field, without the spaces around it. */
export function textIn(view: ViewOutput, blockId: string, actionId: string): string | undefined {
  return entered(view, blockId, actionId)?.value?.trim() || undefined;
}

/** A number field's value; what is no number is NaN, which no service takes. */
export function numberIn(view: ViewOutput, blockId: string, actionId: string): number | undefined {
  const text = textIn(view, blockId, actionId);
  return text === undefined ? undefined : Number(text);
}

/** The value of the option that is chosen in a menu. */
export function optionIn(view: ViewOutput, blockId: string, actionId: string): string | undefined {
  return entered(view, blockId, actionId)?.selected_option?.value;
}

/** The values of the boxes that are ticked. */
export function optionsIn(view: ViewOutput, blockId: string, actionId: string): string[] {
  return entered(view, blockId, actionId)?.selected_options?.map(({ value }) => value) ?? [];
}

export function userIn(view: ViewOutput, blockId: string, actionId: string): string | undefined {
  return entered(view, blockId, actionId)?.selected_user ?? undefined;
}

export function conversationIn(view: ViewOutput, blockId: string, actionId: string): string | undefined {
  return entered(view, blockId, actionId)?.selected_conversation ?? undefined;
}

/** A time of day: `06:00`. */
export function timeIn(view: ViewOutput, blockId: string, actionId: string): string | undefined {
  return entered(view, blockId, actionId)?.selected_time ?? undefined;
}

/** Slack's date and time picker gives an instant: it has read it in the person's own zone. */
export function instantIn(view: ViewOutput, blockId: string, actionId: string): Date | undefined {
  const seconds = entered(view, blockId, actionId)?.selected_date_time;
  return seconds ? new Date(seconds * 1_000) : undefined;
}
