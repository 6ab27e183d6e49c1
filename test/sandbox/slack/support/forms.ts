/** A modal with one of each kind of field that matters. */
export function form(overrides: object = {}) {
  return {
    type: 'modal',
    callback_id: 'order',
    title: { type: 'plain_text', text: 'Order' },
    submit: { type: 'plain_text', text: 'Order' },
    blocks: [
      {
        type: 'input',
        block_id: 'product',
        label: { type: 'plain_text', text: 'Product' },
        dispatch_action: true,
        element: { type: 'external_select', action_id: 'product', min_query_length: 0 },
      },
      {
        type: 'input',
        block_id: 'persons',
        label: { type: 'plain_text', text: 'Persons' },
        element: { type: 'number_input', action_id: 'persons', is_decimal_allowed: false, min_value: '1' },
      },
      {
        type: 'input',
        block_id: 'notes',
        optional: true,
        label: { type: 'plain_text', text: 'Notes' },
        element: { type: 'plain_text_input', action_id: 'notes', max_length: 20 },
      },
    ],
    ...overrides,
  };
}

export const cakes = {
  options: [
    { text: { type: 'plain_text', text: 'Chocolate Cake' }, value: 'chocolate_cake' },
    { text: { type: 'plain_text', text: 'Carrot Cake' }, value: 'carrot_cake' },
  ],
};

export const buttons = (...names: string[]) => ({
  type: 'actions',
  block_id: 'buttons',
  elements: names.map((name) => ({
    type: 'button',
    action_id: name,
    text: { type: 'plain_text', text: name },
    value: `value of ${name}`,
  })),
});
