/**
 * A node of the Atlassian Document Format.
 *
 * @see https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/
 */
export type Node = {
  type: string;
  text?: string;
  attrs?: Record<string, unknown>;
  marks?: { type: string; attrs?: Record<string, unknown> }[];
  content?: Node[];
};

export type Document = {
  type: 'doc';
  version: 1;
  content: Node[];
};

export const document = (...content: Node[]): Document => ({ type: 'doc', version: 1, content });

export const paragraph = (...content: Node[]): Node => ({ type: 'paragraph', content });

/** @param content not empty: Jira refuses empty text */
export const text = (content: string): Node => ({ type: 'text', text: content });

export const link = (content: string, href: string): Node => ({
  ...text(content),
  marks: [{ type: 'link', attrs: { href } }],
});

/** @param rows texts of the cells; the first row is the head. An empty text is an empty cell */
export function table([head = [], ...rows]: readonly (readonly string[])[]): Node {
  const row = (kind: 'tableHeader' | 'tableCell') => (cells: readonly string[]) => ({
    type: 'tableRow',
    content: cells.map((cell) => ({ type: kind, content: [cell === '' ? paragraph() : paragraph(text(cell))] })),
  });
  return { type: 'table', content: [row('tableHeader')(head), ...rows.map(row('tableCell'))] };
}
