import type { Remark } from '../../services/procurement/index.ts';
import { type Document, document, paragraph, text } from './adf.ts';

/** Longest list of labels that is spelled out, in characters. */
const MOST_LABELS = 20_000;

export function commentText(remark: Remark): Document {
  return document(paragraph(text(words(remark))));
}

function words(remark: Remark): string {
  switch (remark.kind) {
    case 'order-left-out':
      return `${remark.elsewhere ? `Order #${remark.order} is not waiting for this any more` : `Order #${remark.order} was cancelled`}: please leave it out. The table above shows what is still needed.`;
    case 'order-back':
      return `Order #${remark.order} is wanted after all. The table above shows what is needed now.`;
    case 'orders-kept': {
      const [one, ...more] = remark.orders;
      if (more.length === 0)
        return `Order #${one} needs a missing ingredient, but was ready already. It stays as it is.`;
      const all = remark.orders.map((order) => `#${order}`).join(', ');
      return `Orders ${all} need a missing ingredient, but were ready already. They stay as they are.`;
    }
    case 'duplicate':
      return `This is a duplicate of ${remark.of}, made by mistake. Please ignore it: ${remark.of} is the one that counts.`;
    case 'label-unknown': {
      const valid = remark.valid.join(', ').slice(0, MOST_LABELS);
      return `The label ${remark.label} names no ingredient of this ticket. Labels that we understand: ${valid}. Until it is changed, nothing is done about it.`;
    }
  }
}
