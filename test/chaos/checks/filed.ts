import type { Findings } from './findings.ts';

/** Each cancelled order is in its customer's document, and no other is. @returns what is not so */
export function filedOnce({ orders, documents }: Findings): string[] {
  const documentsOf = Map.groupBy(documents, ({ customer }) => customer);
  const customers = Map.groupBy(orders, ({ customer }) => customer.id);
  return [...customers].flatMap(([id, theirs]) => {
    const name = theirs[0]?.customer.name;
    const cancelled = theirs.filter(({ status }) => status === 'cancelled').map(({ number }) => number);
    const own = documentsOf.get(id) ?? [];
    if (own.length > 1) return [`${name} has ${own.length} documents`];
    const filed = [...(own[0]?.text ?? '').matchAll(/^Order (\d+) \[/gm)].map(([, number]) => Number(number));
    const missing = cancelled.filter((number) => !filed.includes(number));
    const wrong = filed.filter((number, index) => !cancelled.includes(number) || filed.indexOf(number) !== index);
    return [
      ...missing.map((number) => `order ${number} is cancelled, and not in the document of ${name}`),
      ...wrong.map((number) => `order ${number} is in the document of ${name}, and should not be (twice)`),
    ];
  });
}
