import { parseSync } from '@swc/core';

/** Stands for a value that is put into a text. */
export const insertedValue = '\u{E000}';

/**
 * The texts in a source file, without comments: string literals and templates with {@link
 * insertedValue}.
 */
export function listTexts(source: string): string[] {
  const texts: string[] = [];
  visit(parseSync(source, { syntax: 'typescript', target: 'esnext' }), texts);
  return texts;
}

interface SyntaxNode {
  type?: string;
  value?: unknown;
  quasis?: { cooked?: string }[];
}

function visit(node: unknown, texts: string[]): void {
  if (Array.isArray(node)) for (const each of node) visit(each, texts);
  if (node === null || typeof node !== 'object' || Array.isArray(node)) return;
  const { type, value, quasis } = node as SyntaxNode;
  // The paths of imports, and names of types.
  if (type === 'ImportDeclaration' || type === 'TsLiteralType') return;
  if (type === 'StringLiteral' && typeof value === 'string') texts.push(value);
  if (type === 'TemplateLiteral') texts.push((quasis ?? []).map(({ cooked = '' }) => cooked).join(insertedValue));
  for (const each of Object.values(node)) visit(each, texts);
}
