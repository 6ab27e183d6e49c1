import type { Check, Surface } from './check.ts';
import { anyText, imageSource, imageSourceFields, plainText } from './composition.ts';
import { elements } from './elements.ts';
import { accessory, action, contextAction, inputElement } from './places.ts';
import { richText } from './rich-text.ts';
import { dataTable, table } from './table.ts';
import { all, boolean, byType, list, object, oneOf, someOf, string } from './vocabulary.ts';

/*
 * The blocks: https://docs.slack.dev/reference/block-kit/blocks
 */

const everywhere: readonly Surface[] = ['message', 'modal', 'home'];
const block_id = string({ max: 255 });

function block(type: string, required: Record<string, Check>, optional: Record<string, Check> = {}): Check {
  return object({ type: oneOf(type), ...required }, { block_id, ...optional });
}

const textOrImage = byType({ plain_text: anyText(3000), mrkdwn: anyText(3000), image: elements.image });

/** Every block by its type: what it must look like, and where it may stand. */
const rules: Record<string, { check: Check; surfaces: readonly Surface[] }> = {
  section: {
    check: all(
      block(
        'section',
        {},
        {
          text: anyText(3000),
          fields: list(anyText(2000), { max: 10 }),
          accessory,
          expand: boolean,
        },
      ),
      someOf(['text', 'fields']),
    ),
    surfaces: everywhere,
  },
  actions: { check: block('actions', { elements: list(action, { max: 25 }) }), surfaces: everywhere },
  context: { check: block('context', { elements: list(textOrImage, { max: 10 }) }), surfaces: everywhere },
  divider: { check: block('divider', {}), surfaces: everywhere },
  header: { check: block('header', { text: plainText(150) }), surfaces: everywhere },
  image: {
    check: all(
      block('image', { alt_text: string({ max: 2000 }) }, { title: plainText(2000), ...imageSourceFields }),
      imageSource,
    ),
    surfaces: everywhere,
  },
  input: {
    check: block(
      'input',
      { label: plainText(2000), element: inputElement },
      { hint: plainText(2000), optional: boolean, dispatch_action: boolean },
    ),
    surfaces: everywhere,
  },
  rich_text: { check: richText, surfaces: everywhere },
  markdown: { check: block('markdown', { text: string({ max: 12_000 }) }), surfaces: ['message'] },
  table: { check: table, surfaces: ['message'] },
  data_table: { check: dataTable, surfaces: ['message'] },
  context_actions: {
    check: block('context_actions', { elements: list(contextAction, { max: 5 }) }),
    surfaces: ['message'],
  },
  alert: {
    check: block('alert', { text: anyText(3000) }, { level: oneOf('default', 'info', 'warning', 'error', 'success') }),
    surfaces: ['modal'],
  },
};

const known = byType(Object.fromEntries(Object.entries(rules).map(([type, { check }]) => [type, check])));

/** One block: known, well-formed, and allowed on its surface. */
export const anyBlock: Check = (value, pointer, inspection) => {
  known(value, pointer, inspection);
  const type = String((value as { type?: unknown } | null)?.type);
  const rule = Object.hasOwn(rules, type) ? rules[type] : undefined;
  if (rule && !rule.surfaces.includes(inspection.surface)) {
    inspection.complain(`unsupported type: ${type}`, `${pointer}/type`);
  }
};
