import { parseSync } from '@swc/core';

/**
 * Literals of a source file with three words or more, or with a Han character. Not those that no
 * reader sees by their place: types, descriptions of a schema, lists of words that are split, and
 * errors for programmers.
 */
export function findSentences(source: string): string[] {
  const found: string[] = [];
  visit(parseSync(source, { syntax: 'typescript', target: 'esnext' }), found);
  return found;
}

interface SyntaxNode {
  type?: string;
  value?: unknown;
  cooked?: unknown;
  callee?: { type?: string; value?: string; property?: { value?: string } };
}

function visit(node: unknown, found: string[]): void {
  if (Array.isArray(node)) for (const each of node) visit(each, found);
  if (node === null || typeof node !== 'object' || Array.isArray(node)) return;
  const { type, value, cooked, callee } = node as SyntaxNode;
  if (type === 'TsLiteralType') return;
  if (type === 'NewExpression' && programmerErrors.has(callee?.value ?? '')) return;
  const method = type === 'CallExpression' && callee?.type === 'MemberExpression' ? (callee.property?.value ?? '') : '';
  if (method === 'split') return;
  if (schemaTexts.has(method)) {
    visit(callee, found);
    return;
  }
  const text = type === 'StringLiteral' ? value : type === 'TemplateElement' ? cooked : undefined;
  if (typeof text === 'string' && isSentence(text)) found.push(text);
  for (const each of Object.values(node)) visit(each, found);
}

/**
 * What is shown to people has a code: `ListkeeperError`. These are bugs, and reasons of an abort.
 */
const programmerErrors = new Set(['Error', 'TypeError', 'RangeError', 'DOMException']);

/** Methods of zod whose texts become the JSON Schema and its page. */
const schemaTexts = new Set(['describe', 'meta']);

const isSentence = (text: string): boolean => /\p{Script=Han}/u.test(text) || /\p{L}{2,} \p{L}+ \p{L}{2,}/u.test(text);
