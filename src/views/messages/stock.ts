import { formatAmount } from '../../services/catalog/index.ts';
import type {
  CorrectedIngredient,
  LowIngredient,
  StockChange,
  StockLevel,
  StockNote,
} from '../../services/inventory/index.ts';
import { context, type Message, MOST_SECTIONS, section, sectionsOf } from '../blocks.ts';
import { short } from '../escape.ts';
import { counted, namesText } from '../format.ts';

/** `:warning: *butter* · 400 g on hand · 132 g reserved · 500 g incoming · low mark 500 g` */
export function stockLine(level: StockLevel): string {
  const { name, unit, onHand, reserved, incoming, lowMark, low } = level;
  const amount = (thousandths: number) => formatAmount({ amount: thousandths, unit });
  const parts = [
    `${low ? ':warning: ' : ''}*${short(name)}*`,
    ...(level.counted || onHand !== 0 ? [`${amount(onHand)} on hand`] : []),
    ...(level.counted ? [] : [`never counted (${unit})`]),
    ...(reserved === 0 ? [] : [`${amount(reserved)} reserved`]),
    ...(incoming === 0 ? [] : [`${amount(incoming)} incoming`]),
    ...(lowMark === undefined ? [] : [`low mark ${amount(lowMark)}`]),
  ];
  return parts.join(' · ');
}

/** Everything in stock, one ingredient a line. */
export function stockLevels(known: readonly StockLevel[]): Message {
  const levels = known.filter(saysSomething);
  if (levels.length === 0) {
    const text = 'The books know no ingredient so far. `/stock count butter 2500 g` says what is there.';
    return { text, blocks: [section(text)] };
  }
  const low = levels.filter((level) => level.low).length;
  const text = `The stock: ${counted(levels.length, 'ingredient')}, ${low} low`;
  const { blocks, left } = sectionsOf(levels.map(stockLine), MOST_SECTIONS);
  return { text, blocks: [section(`*${text}*`), ...blocks, ...(left > 0 ? [context(`And ${left} more.`)] : [])] };
}

/** Whatever anybody wanted as an extra is in the books for good. */
function saysSomething({ counted: known, onHand, reserved, incoming, lowMark }: StockLevel): boolean {
  return known || [onHand, reserved, incoming].some((amount) => amount !== 0) || lowMark !== undefined;
}

/** What a count came to. */
export function stockCounted({ level, before }: StockChange): Message {
  return said(level, before === undefined ? 'Counted for the first time.' : `Counted: ${difference(level, before)}.`);
}

function difference({ unit, onHand }: StockLevel, before: number): string {
  const amount = Math.abs(onHand - before);
  if (amount === 0) return 'as the books had it';
  return `${formatAmount({ amount, unit })} ${onHand > before ? 'more' : 'less'} than in the books`;
}

/** What was thrown away, and what is left. @param amount in thousandths */
export function stockWasted({ level }: StockChange, amount: number): Message {
  return said(level, `Thrown away: ${formatAmount({ amount, unit: level.unit })}.`);
}

/** Where the low mark is now. */
export function stockMarked({ level }: StockChange): Message {
  const { unit, lowMark: amount } = level;
  return said(level, amount === undefined ? 'No low mark any more.' : `Low mark: ${formatAmount({ amount, unit })}.`);
}

function said(level: StockLevel, what: string): Message {
  const text = `${what} ${stockLine(level)}`;
  return { text, blocks: [section(text)] };
}

/** What the team hears of the stock by itself. */
export function stockNote(note: StockNote): Message {
  const names = namesText(
    note.ingredients.map(({ name }) => name),
    { type: 'unit' },
  );
  const [text, lines] =
    note.kind === 'stock-low'
      ? [`Running low: ${names}`, note.ingredients.map(lowLine)]
      : [`The stock’s books were wrong, and were put right: ${names}`, note.ingredients.map(wrongLine)];
  const mark = note.kind === 'stock-low' ? ':small_red_triangle_down:' : ':warning:';
  return { text, blocks: [section(`${mark} *${text}*`), ...sectionsOf(lines, MOST_SECTIONS).blocks] };
}

function lowLine({ name, unit, onHand, lowMark }: LowIngredient): string {
  return `*${short(name)}*: ${formatAmount({ amount: onHand, unit })} on hand, the low mark is ${formatAmount({ amount: lowMark, unit })}`;
}

function wrongLine({ name, unit, row, ledger }: CorrectedIngredient): string {
  const changed = (['onHand', 'reserved', 'incoming'] as const).filter((each) => row[each] !== ledger[each]);
  const words = { onHand: 'on hand', reserved: 'reserved', incoming: 'incoming' };
  const amounts = changed.map(
    (each) =>
      `${words[each]} ${formatAmount({ amount: row[each], unit })} → ${formatAmount({ amount: ledger[each], unit })}`,
  );
  return `*${short(name)}*: ${amounts.join(', ')}`;
}
