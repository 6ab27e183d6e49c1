import type { SyntaxNode } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';

/** One selection of series in a query: `name{label="value"}`. */
export interface Selection {
  metric: string;
  matchers: { label: string; operator: string; value: string }[];
}

/** What a query asks of Prometheus. */
export interface Query {
  selections: Selection[];
  /** The labels that `by`, `without` and `on` name. */
  grouping: string[];
}

/**
 * Reads PromQL by the grammar that Prometheus's own editor goes by.
 *
 * @throws Error where it is no PromQL
 * @see https://github.com/prometheus/prometheus/tree/main/web/ui/module/lezer-promql
 */
export function readPromql(expression: string): Query {
  const query: Query = { selections: [], grouping: [] };
  const text = ({ from, to }: SyntaxNode) => expression.slice(from, to);

  parser.parse(expression).iterate({
    enter({ node }) {
      if (node.type.isError) throw new Error(`no PromQL at ${node.from}: ${expression}`);
      if (node.name === 'VectorSelector') query.selections.push(selectionOf(node, text));
      if (node.name === 'GroupingLabels') query.grouping.push(...node.getChildren('LabelName').map(text));
    },
  });
  return query;
}

function selectionOf(node: SyntaxNode, text: (node: SyntaxNode) => string): Selection {
  const name = node.getChild('Identifier');
  const matchers = node.getChild('LabelMatchers')?.getChildren('UnquotedLabelMatcher') ?? [];
  return {
    metric: name ? text(name) : '',
    matchers: matchers.map((matcher) => {
      const [label, operator, value] = ['LabelName', 'MatchOp', 'StringLiteral'].map((part) => {
        const found = matcher.getChild(part);
        return found ? text(found) : '';
      });
      return { label: label ?? '', operator: operator ?? '', value: unquoted(value ?? '') };
    }),
  };
}

function unquoted(literal: string): string {
  return literal.slice(1, -1).replaceAll('\\\\', '\\');
}
