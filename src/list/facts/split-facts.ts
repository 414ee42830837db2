import { getMessages } from '../../messages/index.ts';
import { languages } from '../../model/language.ts';
import { escapeRegExp } from '../../text/escape/escape-reg-exp.ts';
import { type Fact, type FactField, factFields } from './fact-fields.ts';

const fieldByLabel = new Map<string, FactField>(
  languages.flatMap((language) => {
    const labels = getMessages(language).entryFacts;
    return factFields.flatMap((field) => labels[field].map((label) => [label.toLowerCase(), field] as const));
  }),
);

const labelSource = [...fieldByLabel.keys()]
  .toSorted((a, b) => b.length - a.length)
  .map(escapeRegExp)
  .join('|');
const linePattern = new RegExp(`^[\\s*·-]*(${labelSource})\\s*[:：]\\s*(\\S.*)$`, 'i');
const nextFactPattern = new RegExp(`[;；]\\s*(?=(?:${labelSource})\\s*[:：])`, 'i');

/**
 * Takes the facts out of a text: lines, or parts between semicolons, that begin with the label of a
 * field in any language. What is left is the text.
 */
export function splitFacts(text: string): { facts: Fact[]; rest: string } {
  const facts: Fact[] = [];
  const rest: string[] = [];
  for (const line of text.split('\n')) {
    const found = linePattern.test(line) ? line.split(nextFactPattern).map(readFact) : [];
    if (found.length === 0) rest.push(line);
    else facts.push(...found.filter((fact) => fact !== undefined));
  }
  return { facts, rest: rest.join('\n').trim() };
}

function readFact(text: string): Fact | undefined {
  const [, label = '', value = ''] = linePattern.exec(text) ?? [];
  const field = fieldByLabel.get(label.toLowerCase());
  return field === undefined ? undefined : { field, value: value.trim(), text: text.trim() };
}

/** Fields that a label in front of a value states surely, wherever it is in a sentence. */
const statedFields: ReadonlySet<FactField> = new Set<FactField>([
  'size',
  'version',
  'formerly',
  'base',
  'parameters',
  'modality',
]);

const statedPattern = new RegExp(
  `(?:^|[;；。|\\n(（,，.]\\s*)(${labelSource})\\s*[:：]\\s*([^;；。|\\n()（）]{1,120}?)\\s*(?=$|[;；。|\\n()（）])`,
  'gi',
);
const formerNamePattern =
  /[(（](?:formerly(?: known as| named| called)?|previously(?: known as| named)?|原名|曾用名|前身为)[:：]?\s*[“"']?([^()（）“”"'，,;；]{2,60}?)[”"']?[)）]\s*[.。]?\s*$/i;

/** The facts that a text states by a label, or by an earlier name in brackets at its end. */
export function findStatedFacts(text: string): Fact[] {
  const labelled = [...text.matchAll(statedPattern)].flatMap(([all, label = '', value = '']): Fact[] => {
    const field = fieldByLabel.get(label.toLowerCase());
    return field !== undefined && statedFields.has(field) ? [{ field, value: value.trim(), text: all.trim() }] : [];
  });
  const [all, name] = formerNamePattern.exec(text) ?? [];
  return name === undefined || all === undefined ? labelled : [...labelled, { field: 'formerly', value: name.trim(), text: all }];
}
