import { parseSync } from '@swc/core';

const decisions: ReadonlySet<string> = new Set([
  'IfStatement',
  'ForStatement',
  'ForInStatement',
  'ForOfStatement',
  'WhileStatement',
  'DoWhileStatement',
  'CatchClause',
  'ConditionalExpression',
]);
const shortCircuits: ReadonlySet<unknown> = new Set(['&&', '||', '??']);

/** How many places of a source file choose between two ways: the logic that a test has to see. */
export function countDecisions(source: string): number {
  return countIn(parseSync(source, { syntax: 'typescript' }).body);
}

function countIn(node: unknown): number {
  if (Array.isArray(node)) return node.reduce<number>((sum, each) => sum + countIn(each), 0);
  if (typeof node !== 'object' || node === null) return 0;
  const { type, operator, test } = node as { type?: string; operator?: unknown; test?: unknown };
  const isDecision =
    decisions.has(type ?? '') ||
    (type === 'BinaryExpression' && shortCircuits.has(operator)) ||
    (type === 'SwitchCase' && test !== null && test !== undefined);
  return Object.values(node).reduce<number>((sum, each) => sum + countIn(each), isDecision ? 1 : 0);
}
