import { parseSync } from '@swc/core';

/** Literals of a source file with three words or more, or with a Han character. Errors that are thrown are for developers. */
export function findSentences(source: string): string[] {
  const found: string[] = [];
  visit(parseSync(source, { syntax: 'typescript', target: 'esnext' }), found);
  return found;
}

function visit(node: unknown, found: string[]): void {
  if (Array.isArray(node)) for (const each of node) visit(each, found);
  if (node === null || typeof node !== 'object' || Array.isArray(node)) return;
  const { type, value, cooked } = node as { type?: string; value?: unknown; cooked?: unknown };
  if (type === 'ThrowStatement') return;
  const text = type === 'StringLiteral' ? value : type === 'TemplateElement' ? cooked : undefined;
  if (typeof text === 'string' && isSentence(text)) found.push(text);
  for (const each of Object.values(node)) visit(each, found);
}

const isSentence = (text: string): boolean => /\p{Script=Han}/u.test(text) || /\p{L}{2,} \p{L}+ \p{L}{2,}/u.test(text);
