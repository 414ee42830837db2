import type { JsonSchema } from '../../list/schema/index.ts';
import { getMessages } from '../../messages/index.ts';

const texts = getMessages('en').reference;
const chineseTexts = getMessages('zh').reference;

type Definitions = Record<string, JsonSchema>;

/** `docs/entry.md`: the fields of each kind of entry, of their parts, and of `list.yml`. */
export function generateEntryPage(schema: JsonSchema): string {
  const definitions = schema.$defs as Definitions;
  const entrySchemas = (definitions.entry?.oneOf ?? []) as JsonSchema[];
  const blocks = [
    `<!-- ${texts.generatedNotice} -->`,
    `# ${texts.entryTitle}`,
    texts.entryIntroduction,
    chineseTexts.entryIntroduction,
  ];
  for (const entrySchema of entrySchemas) {
    const kind = getProperty(entrySchema, 'kind');
    const kinds = (kind.enum ?? [kind.const]) as string[];
    blocks.push(`## ${kinds.join(', ')}`, formatFieldTable(entrySchema, definitions));
  }
  for (const [part, title] of Object.entries(texts.parts))
    blocks.push(`## ${title}`, formatFieldTable(definitions[part] ?? {}, definitions));
  blocks.push(
    `## ${texts.listTitle}`,
    texts.listIntroduction,
    formatFieldTable(definitions.list ?? {}, definitions),
    texts.section,
    formatFieldTable(definitions.section ?? {}, definitions),
  );
  return `${blocks.join('\n\n')}\n`;
}

/** `docs/settings.md`: all settings with their defaults. */
export function generateSettingsPage(schema: JsonSchema): string {
  const definitions = schema.$defs as Definitions;
  const settings = definitions.settings ?? {};
  const blocks = [
    `<!-- ${texts.generatedNotice} -->`,
    `# ${texts.settingsTitle}`,
    texts.settingsIntroduction,
    chineseTexts.settingsIntroduction,
    formatFieldTable(settings, definitions),
    ...formatNestedTables(settings, '', definitions),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/**
 * The tables of fields that have fields themselves, each under its path: `links`, then
 * `links.dead`.
 */
function formatNestedTables(schema: JsonSchema, parentPath: string, definitions: Definitions): string[] {
  return Object.entries((schema.properties ?? {}) as Definitions).flatMap(([name, field]) => {
    const inner = field.type === 'array' ? (field.items as JsonSchema) : field;
    if (inner.type !== 'object' || !inner.properties) return [];
    return [
      `## ${parentPath}${name}`,
      formatFieldTable(inner, definitions),
      ...formatNestedTables(inner, `${parentPath}${name}.`, definitions),
    ];
  });
}

const getProperty = (schema: JsonSchema, name: string): JsonSchema => ((schema.properties ?? {}) as Definitions)[name] ?? {};

function formatFieldTable(schema: JsonSchema, definitions: Definitions): string {
  const required = new Set((schema.required ?? []) as string[]);
  const fields = Object.entries((schema.properties ?? {}) as Definitions);
  const sorted = fields.sort(([a], [b]) => Number(required.has(b)) - Number(required.has(a)));
  const hasDefaults = fields.some(([, field]) => field.default !== undefined);
  const rows = sorted.map(([name, field]) => {
    const description = [describeValue(field, definitions), field.description].filter(Boolean).join(texts.sentenceSeparator);
    const requirement = required.has(name) ? texts.required : '';
    const second = hasDefaults ? formatCode(JSON.stringify(field.default)) : requirement;
    return `| \`${name}\` | ${second} | ${description.replace(/\|/g, '\\|')} |`;
  });
  const columns = [texts.fieldColumn, hasDefaults ? texts.defaultColumn : texts.requiredColumn, texts.valueColumn];
  return [`| ${columns.join(' | ')} |`, '|---|---|---|', ...rows].join('\n');
}

const formatCode = (text: string | undefined) => (text === undefined ? '' : `\`${text}\``);

/** Definitions that a few words explain, without a table of their own. */
const namedValues = ['slug', 'date', 'address', 'license'] as const;

/** What a field accepts, in words. */
function describeValue(field: JsonSchema, definitions: Definitions): string {
  const reference = typeof field.$ref === 'string' ? (field.$ref.split('/').at(-1) ?? '') : '';
  if (reference) return describeReference(reference);
  const choices = (field.enum ?? (field.const === undefined ? undefined : [field.const])) as unknown[] | undefined;
  if (choices) return choices.map((choice) => formatCode(String(choice))).join(' ');
  switch (field.type) {
    case 'object':
      return describeObject(field, definitions);
    case 'array': {
      const list = texts.listOf(describeValue((field.items ?? {}) as JsonSchema, definitions));
      return field.maxItems ? texts.atMostItems(list, Number(field.maxItems)) : list;
    }
    case 'integer':
      return describeRange(field);
    case 'boolean':
      return texts.boolean;
    default:
      return field.maxLength ? texts.boundedText(Number(field.maxLength)) : texts.text;
  }
}

function describeReference(name: string): string {
  const value = namedValues.find((each) => each === name);
  if (value) return texts[value];
  // The anchors of the headings on the page.
  const anchor = name === 'section' ? 'the-list-itself' : name === 'identifiers' ? name : `a-${name}`;
  return `[${name}](#${anchor})`;
}

function describeObject(field: JsonSchema, definitions: Definitions): string {
  const properties = (field.properties ?? {}) as Definitions;
  if (properties.zh && properties.en) return texts.localizedText(Number(properties.zh.maxLength ?? 0));
  return field.additionalProperties && typeof field.additionalProperties === 'object'
    ? texts.mappingOf(describeValue(field.additionalProperties as JsonSchema, definitions))
    : texts.nestedFields;
}

/** JSON Schema bounds every whole number by JavaScript's safe integers, which is no real limit. */
function describeRange({ minimum, maximum }: JsonSchema): string {
  const [min, max] = [Number(minimum ?? -Infinity), Number(maximum ?? Infinity)];
  return max < Number.MAX_SAFE_INTEGER && min > -Infinity ? texts.boundedNumber(min, max) : texts.wholeNumber;
}
