/** A node of the Atlassian Document Format. */
export interface AdfNode {
  type: string;
  text?: string;
  attrs?: Record<string, unknown>;
  marks?: ReadonlyArray<{ type: string; attrs?: Record<string, unknown> }>;
  content?: readonly AdfNode[];
}

export interface Adf extends AdfNode {
  type: 'doc';
  version: 1;
  content: readonly AdfNode[];
}

const INLINE = ['text', 'hardBreak', 'mention', 'emoji', 'inlineCard', 'date', 'status'] as const;
const TEXT_BLOCKS = ['paragraph', 'bulletList', 'orderedList', 'codeBlock', 'heading', 'blockquote', 'panel', 'rule'];
const IN_CELL = [...TEXT_BLOCKS, 'mediaGroup', 'mediaSingle'];

/** What each node may hold, and whether it must hold something. Nodes that are not here do not exist. */
const CONTENT: Record<string, { holds: readonly string[]; atLeastOne?: boolean }> = {
  doc: { holds: [...IN_CELL, 'table', 'expand'] },
  paragraph: { holds: INLINE },
  heading: { holds: INLINE },
  codeBlock: { holds: ['text'] },
  blockquote: { holds: ['paragraph', 'bulletList', 'orderedList', 'codeBlock'], atLeastOne: true },
  panel: { holds: ['paragraph', 'heading', 'bulletList', 'orderedList', 'rule', 'codeBlock'], atLeastOne: true },
  expand: { holds: [...IN_CELL, 'table'], atLeastOne: true },
  bulletList: { holds: ['listItem'], atLeastOne: true },
  orderedList: { holds: ['listItem'], atLeastOne: true },
  listItem: { holds: ['paragraph', 'bulletList', 'orderedList', 'codeBlock'], atLeastOne: true },
  table: { holds: ['tableRow'], atLeastOne: true },
  tableRow: { holds: ['tableHeader', 'tableCell'], atLeastOne: true },
  tableHeader: { holds: IN_CELL, atLeastOne: true },
  tableCell: { holds: IN_CELL, atLeastOne: true },
  rule: { holds: [] },
  ...Object.fromEntries(INLINE.map((type) => [type, { holds: [] }])),
};
const MARKS = ['strong', 'em', 'underline', 'strike', 'code', 'link', 'subsup', 'textColor', 'backgroundColor'];
const REQUIRED_ATTRS: Record<string, readonly string[]> = {
  heading: ['level'],
  mention: ['id'],
  emoji: ['shortName'],
  date: ['timestamp'],
  status: ['text', 'color'],
  panel: ['panelType'],
  link: ['href'],
};

/**
 * Why a document is no valid ADF, or undefined when it is.
 *
 * @see https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/
 */
export function adfFault(document: unknown): string | undefined {
  if (!isNode(document) || document.type !== 'doc') return 'it must be a node of type doc';
  if ((document as Partial<Adf>).version !== 1) return 'doc.version must be 1';
  if (!Array.isArray(document.content)) return 'doc.content must be a list';
  return nodeFault(document, 'doc');
}

/** The words of a document, a block a line. */
export function adfText(node: AdfNode): string {
  if (node.type === 'text') return node.text ?? '';
  if (node.type === 'hardBreak') return '\n';
  const separator = { paragraph: '', heading: '', tableRow: ' | ' }[node.type] ?? '\n';
  return (node.content ?? []).map(adfText).join(separator);
}

/** A document of plain paragraphs, as a person would type it. */
export function adfOf(text: string): Adf {
  const paragraph = (line: string): AdfNode => ({
    type: 'paragraph',
    content: line ? [{ type: 'text', text: line }] : [],
  });
  return { type: 'doc', version: 1, content: text.split('\n').map(paragraph) };
}

function nodeFault(node: AdfNode, path: string): string | undefined {
  const rule = CONTENT[node.type];
  if (rule === undefined) return `${path}: there is no node type ${node.type}`;
  const own = textFault(node, path) ?? attrsFault(node, path) ?? marksFault(node, path);
  if (own !== undefined) return own;
  const children = node.content ?? [];
  if (!Array.isArray(children)) return `${path}.content must be a list`;
  if (rule.atLeastOne && children.length === 0) return `${path}: ${node.type} must not be empty`;
  for (const [index, child] of children.entries()) {
    const at = `${path}.content[${index}]`;
    if (!isNode(child)) return `${at} is no node`;
    if (CONTENT[child.type] !== undefined && !rule.holds.includes(child.type)) {
      return `${at}: ${node.type} cannot hold ${child.type}`;
    }
    const fault = nodeFault(child, at);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function textFault(node: AdfNode, path: string): string | undefined {
  if (node.type !== 'text') return node.text === undefined ? undefined : `${path}: only text nodes have text`;
  return typeof node.text === 'string' && node.text.length > 0 ? undefined : `${path}: a text node must not be empty`;
}

function attrsFault(node: { type: string; attrs?: Record<string, unknown> }, path: string): string | undefined {
  const missing = (REQUIRED_ATTRS[node.type] ?? []).find((name) => node.attrs?.[name] === undefined);
  return missing === undefined ? undefined : `${path}: ${node.type} needs attrs.${missing}`;
}

function marksFault(node: AdfNode, path: string): string | undefined {
  const marks = node.marks ?? [];
  const unknown = marks.find((mark) => !MARKS.includes(mark.type));
  if (unknown !== undefined) return `${path}: there is no mark ${unknown.type}`;
  return marks.map((mark) => attrsFault(mark, `${path}.marks`)).find((fault) => fault !== undefined);
}

function isNode(value: unknown): value is AdfNode {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}
