import { type Check, isObject } from './check.ts';
import { richText } from './rich-text.ts';
import { all, anything, boolean, byType, integer, list, object, oneOf, string } from './vocabulary.ts';

const cell = byType({
  raw_text: object({ type: oneOf('raw_text'), text: string({ max: 10_000 }) }),
  raw_number: object({ type: oneOf('raw_number'), value: anything, text: string({ max: 10_000 }) }),
  rich_text: richText,
});

const sameWidth: Check = (value, pointer, { complain }) => {
  if (!isObject(value) || !Array.isArray(value.rows)) return;
  const widths = new Set(value.rows.map((row) => (Array.isArray(row) ? row.length : 0)));
  if (widths.size > 1) complain('all rows must have the same number of cells', `${pointer}/rows`);
};

/** A table: https://docs.slack.dev/reference/block-kit/blocks/table-block */
export const table = all(
  object(
    { type: oneOf('table'), rows: list(list(cell, { max: 20 }), { max: 100 }) },
    {
      block_id: string({ max: 255 }),
      column_settings: list(object({}, { align: oneOf('left', 'center', 'right'), is_wrapped: boolean }), { max: 20 }),
    },
  ),
  sameWidth,
);

/** A data table: https://docs.slack.dev/reference/block-kit/blocks/data-table-block */
export const dataTable = all(
  object(
    { type: oneOf('data_table'), rows: list(list(cell, { max: 20 }), { max: 100 }), caption: string({ max: 2000 }) },
    {
      block_id: string({ max: 255 }),
      page_size: integer({ min: 1, max: 100 }),
      row_header_column_index: integer({ min: 0, max: 19 }),
    },
  ),
  sameWidth,
);
