import { describe, expect, it } from '@jest/globals';
import type { ViewOutput } from '@slack/bolt';
import { readOrderForm } from '../../src/listeners/forms/order-form-values.ts';
import { readProductForm } from '../../src/listeners/forms/product-form-values.ts';
import { shownVersion } from '../../src/listeners/forms/settings-form.ts';
import { readTopicsForm } from '../../src/listeners/forms/topics-form.ts';

const formOf = (private_metadata: string) =>
  ({ private_metadata, blocks: [], state: { values: {} } }) as unknown as ViewOutput;
const written = (memory: unknown) => formOf(JSON.stringify(memory));

const outdated = expect.objectContaining({
  code: 'form_outdated',
  message: 'This form is from before an update. Open it again.',
  fields: [],
});

describe.each([
  { form: 'order', read: readOrderForm, whole: { lines: [1], next: 2 } },
  { form: 'product', read: readProductForm, whole: { kind: 'product', variations: [{ line: 1 }], next: 2 } },
  { form: 'topics', read: readTopicsForm, whole: { lines: [1], next: 2, shown: 3 } },
])('what the form of $form remembers', ({ read, whole }) => {
  it('is read, also where a later release has added to it', () => {
    expect(read(written({ ...whole, later: true }))).toMatchObject({ next: 2 });
  });

  it.each(Object.keys(whole))('makes the form outdated without “%s”', (key) => {
    expect(() => read(written({ ...whole, [key]: undefined }))).toThrow(outdated);
  });

  it.each(['', 'nonsense', 'null', '{"lines":"1"'])('makes the form outdated when it is “%s”', (text) => {
    expect(() => read(formOf(text))).toThrow(outdated);
  });
});

it('makes the settings’ form outdated when it is no version', () => {
  expect(shownVersion(formOf('7'))).toBe(7);
  expect(() => shownVersion(formOf('NaN'))).toThrow(outdated);
});
