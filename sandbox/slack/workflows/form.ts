import type { Json, View } from '../state/types.ts';
import { entry, valueIn } from '../views/fields.ts';
import { type Parameter, type Step, USER_CONTEXT } from './step.ts';

const FORM = 'workflow:';
const VALUE = 'value';
const LONGEST_TITLE = 24;

const plain = (text: string) => ({ type: 'plain_text', text });

/** What a person fills in who runs a workflow that is nothing but this step. */
export function workflowForm({ callbackId, title, description, inputs }: Step): Json {
  return {
    type: 'modal',
    callback_id: `${FORM}${callbackId}`,
    title: plain(title.slice(0, LONGEST_TITLE)),
    submit: plain('Run'),
    close: plain('Cancel'),
    blocks: [
      { type: 'context', elements: [plain(description || 'A workflow of one step.')] },
      ...inputs.filter(({ type }) => type !== USER_CONTEXT).map(field),
    ],
  };
}

/** The step whose form it is. */
export function stepOfForm(steps: readonly Step[], { callback_id }: View): Step | undefined {
  return steps.find(({ callbackId }) => callback_id === `${FORM}${callbackId}`);
}

/** What stands in the form, by the inputs' names; what is left empty is not given. */
export function inputsIn({ inputs }: Step, { state: { values } }: View): Json {
  const filled = inputs.flatMap(({ name, type }) => {
    const value = valueIn(values[name]?.[VALUE] ?? entry({}, null));
    if (value === null || value === undefined || value === '') return [];
    return [[name, type === 'integer' || type === 'number' ? Number(value) : value] as const];
  });
  return Object.fromEntries(filled);
}

const ELEMENTS: Readonly<Record<string, Json>> = {
  integer: { type: 'number_input', is_decimal_allowed: false },
  number: { type: 'number_input', is_decimal_allowed: true },
  'slack#/types/user_id': { type: 'users_select' },
  'slack#/types/channel_id': { type: 'channels_select' },
  'slack#/types/timestamp': { type: 'datetimepicker' },
  'slack#/types/date': { type: 'datepicker' },
};

function field({ name, type, title, description, hint, is_required }: Parameter): Json {
  const said = [description, hint].filter(Boolean).join('. ');
  return {
    type: 'input',
    block_id: name,
    label: plain(title ?? name),
    element: { ...(ELEMENTS[type] ?? { type: 'plain_text_input' }), action_id: VALUE },
    optional: !is_required,
    ...(said && { hint: plain(said) }),
  };
}
