import { exportJsonSchema, type JsonSchema } from '../../list/schema/index.ts';
import { type Finding, findingCodes, type SourceFile } from '../../model/finding.ts';
import type { Language } from '../../model/language.ts';
import { explainFinding, findExampleFinding, findingExamples } from '../findings/index.ts';

/**
 * The files of this repository that are made from its code: the schema that editors use, and the reference pages of entries, settings and
 * findings. CI fails when one of them is not what this says.
 */
export function generateReferenceFiles(): SourceFile[] {
  const schema = exportJsonSchema();
  return [
    { path: 'data/schema.json', text: `${JSON.stringify(schema, null, 2)}\n` },
    { path: 'docs/entry.md', text: generateEntryPage(schema) },
    { path: 'docs/findings.md', text: generateFindingsPage() },
    { path: 'docs/settings.md', text: generateSettingsPage(schema) },
  ];
}

const generatedNotice = '<!-- Generated from the code by `npm run generate`; edit there. -->';

// Findings

function generateFindingsPage(): string {
  const blocks = [
    generatedNotice,
    '# Findings',
    'Every problem that Listkeeper finds in the data has a code that does not change. This page says what each means, shows the smallest file that has it, and what is said about it. Errors that a pull request brings block it; warnings and notices do not.',
    '典守在数据里发现的每一种问题都有固定的代码。本页说明各代码的含义，并给出最小的例子和相应的提示。合并请求带来的错误（error）会阻止合并，警告（warning）和提示（notice）不会。',
    findingCodes.map((code) => `[\`${code}\`](#${code})`).join(' · '),
  ];
  for (const code of findingCodes) {
    const example = findingExamples[code];
    const finding = findExampleFinding(code);
    blocks.push(`## ${code}`, `${example.en}\n\n${example.zh}`);
    if (example.text) blocks.push(`\`${example.path ?? 'data/example.yml'}\`:\n\n${formatYamlBlock(example.text)}`);
    if (finding) blocks.push([formatFindingExample(finding, 'en'), formatFindingExample(finding, 'zh')].join('\n'));
  }
  return `${blocks.join('\n\n')}\n`;
}

const formatYamlBlock = (text: string) => `\`\`\`yaml\n${text.trimEnd()}\n\`\`\``;

function formatFindingExample(finding: Finding, language: Language): string {
  const { message, remedy } = explainFinding(finding, language);
  const place = findingExamples[finding.code].text
    ? language === 'zh'
      ? `第 ${finding.line} 行：`
      : `Line ${finding.line}: `
    : '';
  return `- ${finding.severity} — ${escapeMarkdown(`${place}${message}${language === 'zh' ? '' : ' '}${remedy}`)}`;
}

/** Our own sentences with values of our own examples: only what Markdown would take for markup. */
const escapeMarkdown = (text: string) => text.replace(/[\\`*_[\]<>|#]/g, '\\$&').replace(/:\/\//g, ':\\/\\/');

// Entries

function generateEntryPage(schema: JsonSchema): string {
  const defs = schema.$defs as Record<string, JsonSchema>;
  const forms = (defs.entry?.oneOf ?? []) as JsonSchema[];
  const blocks = [
    generatedNotice,
    '# The fields of an entry',
    'A file under `data/` is one entry, or several in a sequence. The id is the name of the file, or given. Texts are in Chinese, in English, or in both: `name: { zh: …, en: … }`; either alone is fine. The same in a form for programs: [`data/schema.json`](../data/schema.json), which editors with YAML support complete from when the first line of a file is `# yaml-language-server: $schema=../schema.json`.',
    '`data/` 下的一个文件是一个条目，或一列条目。id 就是文件名，也可以写明。文字可以只写中文、只写英文，或两者都写。编辑器可借助首行的 schema 注释自动补全和检查。',
  ];
  for (const form of forms) {
    const kind = getProperty(form, 'kind');
    const kinds = (kind.enum ?? [kind.const]) as string[];
    blocks.push(`## ${kinds.join(', ')}`, formatFieldTable(form, defs));
  }
  const parts: [name: string, title: string][] = [
    ['link', 'A link'],
    ['status', 'A status'],
    ['relation', 'A relation'],
    ['size', 'A size'],
    ['identifiers', 'Identifiers'],
  ];
  for (const [name, title] of parts) blocks.push(`## ${title}`, formatFieldTable(defs[name] ?? {}, defs));
  blocks.push(
    '## The list itself',
    'In `data/list.yml`:',
    formatFieldTable(defs.list ?? {}, defs),
    'A section:',
    formatFieldTable(defs.section ?? {}, defs),
  );
  return `${blocks.join('\n\n')}\n`;
}

function generateSettingsPage(schema: JsonSchema): string {
  const defs = schema.$defs as Record<string, JsonSchema>;
  const blocks = [
    generatedNotice,
    '# Settings',
    'In `.github/listkeeper.yml`. Everything has a default; an empty file, or none, is fine. A mistake in it is shown on the pull request that makes it, and that setting has its default meanwhile.',
    '设置写在 `.github/listkeeper.yml`。每一项都有默认值，文件可以为空或不存在。写错的设置会在相应的合并请求里指出，并暂按默认值处理。',
    formatFieldTable(defs.settings ?? {}, defs),
  ];
  blocks.push(...formatNestedTables(defs.settings ?? {}, '', defs));
  return `${blocks.join('\n\n')}\n`;
}

/** The tables of the fields that have fields of their own, each under its name: `links`, then `links.dead`. */
function formatNestedTables(schema: JsonSchema, parentPath: string, defs: Record<string, JsonSchema>): string[] {
  return Object.entries((schema.properties ?? {}) as Record<string, JsonSchema>).flatMap(([name, field]) => {
    const inner = field.type === 'array' ? (field.items as JsonSchema) : field;
    if (inner.type !== 'object' || !inner.properties) return [];
    return [
      `## ${parentPath}${name}`,
      formatFieldTable(inner, defs),
      ...formatNestedTables(inner, `${parentPath}${name}.`, defs),
    ];
  });
}

// Tables

const getProperty = (schema: JsonSchema, name: string): JsonSchema =>
  ((schema.properties ?? {}) as Record<string, JsonSchema>)[name] ?? {};

function formatFieldTable(schema: JsonSchema, defs: Record<string, JsonSchema>): string {
  const required = new Set((schema.required ?? []) as string[]);
  const fields = Object.entries((schema.properties ?? {}) as Record<string, JsonSchema>);
  const sorted = fields.sort(([a], [b]) => Number(required.has(b)) - Number(required.has(a)));
  const hasDefaults = fields.some(([, field]) => field.default !== undefined);
  const rows = sorted.map(([name, field]) => {
    const what = [describeValue(field, defs), field.description].filter(Boolean).join('. ');
    const standing = hasDefaults ? formatCode(JSON.stringify(field.default)) : required.has(name) ? 'yes' : '';
    return `| \`${name}\` | ${standing} | ${what.replace(/\|/g, '\\|')} |`;
  });
  return [`| field | ${hasDefaults ? 'default' : 'needed'} | value |`, '|---|---|---|', ...rows].join('\n');
}

const formatCode = (text: string | undefined) => (text === undefined ? '' : `\`${text}\``);

/** What may stand in a field, in words. */
function describeValue(field: JsonSchema, defs: Record<string, JsonSchema>): string {
  const named = typeof field.$ref === 'string' ? (field.$ref.split('/').at(-1) ?? '') : '';
  const words: Record<string, string> = {
    slug: '`lower-case-with-hyphens`',
    date: 'year, month or day: `2020`, `2020-08`, `2020-08-12`',
    address: 'address with http:// or https://',
    license: 'licence',
  };
  if (words[named]) return words[named];
  if (named) return `[${named}](#${named === 'identifiers' ? '' : 'a-'}${named})`.replace('#a-section', '#the-list-itself');
  const choice = (field.enum ?? (field.const === undefined ? undefined : [field.const])) as unknown[] | undefined;
  if (choice) return choice.map((each) => formatCode(String(each))).join(' ');
  const properties = (field.properties ?? {}) as JsonSchema;
  if (field.type === 'object' && 'zh' in properties && 'en' in properties)
    return `text in \`zh\`, \`en\` or both, at most ${getMaxLength(properties.zh)} characters`;
  if (field.type === 'array')
    return `list of: ${describeValue((field.items ?? {}) as JsonSchema, defs)}${field.maxItems ? `; at most ${field.maxItems}` : ''}`;
  if (field.type === 'integer') return describeRange(field);
  if (field.type === 'object')
    return field.additionalProperties && typeof field.additionalProperties === 'object'
      ? `names to: ${describeValue(field.additionalProperties as JsonSchema, defs)}`
      : 'fields, see below';
  if (field.type === 'boolean') return '`true` or `false`';
  return field.maxLength ? `text, at most ${field.maxLength} characters` : 'text';
}

/** JSON Schema gives every whole number the bounds of what JavaScript can count. */
function describeRange({ minimum, maximum }: JsonSchema): string {
  const [least, most] = [Number(minimum ?? -Infinity), Number(maximum ?? Infinity)];
  if (most < Number.MAX_SAFE_INTEGER && least > -Infinity) return `whole number from ${least} to ${most}`;
  return 'whole number';
}

const getMaxLength = (schema: unknown): number => Number((schema as JsonSchema | undefined)?.maxLength ?? 0);
