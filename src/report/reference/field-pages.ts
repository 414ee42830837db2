import type { JsonSchema } from '../../list/schema/index.ts';
import { getMessages } from '../../messages/index.ts';
import type { Language } from '../../model/language.ts';

type Texts = ReturnType<typeof getMessages>['reference'];
type Definitions = Record<string, JsonSchema>;

/** The language of a page, and where the same page in the other language is. */
export interface PageLanguage {
  language: Language;
  translation: { language: Language; page: string };
}

/** `docs/entry.md`: the fields of each kind of entry, of their parts, and of `list.yml`. */
export function generateEntryPage(schema: JsonSchema, { language, translation }: PageLanguage): string {
  const texts = getMessages(language).reference;
  const tables = new FieldTables(texts);
  const definitions = schema.$defs as Definitions;
  const entrySchemas = (definitions.entry?.oneOf ?? []) as JsonSchema[];
  const blocks = [
    `<!-- ${texts.generatedNotice} -->`,
    `# ${texts.entryTitle}`,
    texts.translation({ title: getMessages(translation.language).reference.entryTitle, page: translation.page }),
    texts.entryIntroduction,
  ];
  for (const entrySchema of entrySchemas) {
    const kind = getProperty(entrySchema, 'kind');
    const kinds = (kind.enum ?? [kind.const]) as string[];
    blocks.push(`## ${kinds.join(', ')}`, tables.format(entrySchema));
  }
  for (const [part, title] of Object.entries(texts.parts)) blocks.push(`## ${title}`, tables.format(definitions[part] ?? {}));
  blocks.push(
    `## ${texts.listTitle}`,
    texts.listIntroduction,
    tables.format(definitions.list ?? {}),
    texts.section,
    tables.format(definitions.section ?? {}),
  );
  return `${blocks.join('\n\n')}\n`;
}

/** `docs/settings.md`: all settings with their defaults. */
export function generateSettingsPage(schema: JsonSchema, { language, translation }: PageLanguage): string {
  const texts = getMessages(language).reference;
  const tables = new FieldTables(texts);
  const settings = (schema.$defs as Definitions).settings ?? {};
  const blocks = [
    `<!-- ${texts.generatedNotice} -->`,
    `# ${texts.settingsTitle}`,
    texts.translation({ title: getMessages(translation.language).reference.settingsTitle, page: translation.page }),
    texts.settingsIntroduction,
    tables.format(settings),
    ...tables.formatNested(settings, ''),
  ];
  return `${blocks.join('\n\n')}\n`;
}

const getProperty = (schema: JsonSchema, name: string): JsonSchema => ((schema.properties ?? {}) as Definitions)[name] ?? {};

const formatCode = (text: string | undefined) => (text === undefined ? '' : `\`${text}\``);

/** Definitions that a few words explain, without a table of their own. */
const namedValues = ['slug', 'id', 'date', 'address', 'license'] as const;

/** Tables of fields in one language. */
class FieldTables {
  readonly #texts: Texts;

  constructor(texts: Texts) {
    this.#texts = texts;
  }

  /**
   * The tables of fields that have fields themselves, each under its path: `links`, then
   * `links.dead`.
   */
  formatNested(schema: JsonSchema, parentPath: string): string[] {
    return Object.entries((schema.properties ?? {}) as Definitions).flatMap(([name, field]) => {
      const inner = field.type === 'array' ? ((field.items ?? {}) as JsonSchema) : field;
      if (inner.type !== 'object' || !inner.properties) return [];
      return [`## ${parentPath}${name}`, this.format(inner), ...this.formatNested(inner, `${parentPath}${name}.`)];
    });
  }

  format(schema: JsonSchema): string {
    const texts = this.#texts;
    const required = new Set((schema.required ?? []) as string[]);
    const fields = Object.entries((schema.properties ?? {}) as Definitions);
    const sorted = fields.sort(([a], [b]) => Number(required.has(b)) - Number(required.has(a)));
    const hasDefaults = fields.some(([, field]) => field.default !== undefined);
    const rows = sorted.map(([name, field]) => {
      const about = typeof field.description === 'string' ? texts.describeField(field.description) : '';
      const description = [this.#describeValue(field), about].filter(Boolean).join(texts.sentenceSeparator);
      const requirement = required.has(name) ? texts.required : '';
      const second = hasDefaults ? formatCode(JSON.stringify(field.default)) : requirement;
      return `| \`${name}\` | ${second} | ${description.replace(/\|/g, '\\|')} |`;
    });
    const columns = [texts.fieldColumn, hasDefaults ? texts.defaultColumn : texts.requiredColumn, texts.valueColumn];
    return [`| ${columns.join(' | ')} |`, '|---|---|---|', ...rows].join('\n');
  }

  /** What a field accepts, in words. */
  #describeValue(field: JsonSchema): string {
    const texts = this.#texts;
    const reference = typeof field.$ref === 'string' ? (field.$ref.split('/').at(-1) ?? '') : '';
    if (reference) return this.#describeReference(reference);
    const choices = (field.enum ?? (field.const === undefined ? undefined : [field.const])) as unknown[] | undefined;
    if (choices) return choices.map((choice) => formatCode(String(choice))).join(' ');
    switch (field.type) {
      case 'object':
        return this.#describeObject(field);
      case 'array': {
        const list = texts.listOf(this.#describeValue((field.items ?? {}) as JsonSchema));
        return field.maxItems ? texts.atMostItems(list, Number(field.maxItems)) : list;
      }
      case 'integer':
        return this.#describeRange(field);
      case 'number':
        return texts.number;
      case 'boolean':
        return texts.boolean;
      default:
        return field.maxLength ? texts.boundedText(Number(field.maxLength)) : texts.text;
    }
  }

  #describeReference(name: string): string {
    const value = namedValues.find((each) => each === name);
    if (value) return this.#texts[value];
    // The anchors of the headings on the page.
    const parts: Readonly<Record<string, string>> = this.#texts.parts;
    const title = name === 'section' ? this.#texts.listTitle : (parts[name] ?? name);
    return `[${name}](#${title.toLowerCase().replaceAll(' ', '-')})`;
  }

  #describeObject(field: JsonSchema): string {
    const texts = this.#texts;
    const properties = (field.properties ?? {}) as Definitions;
    if (properties.zh && properties.en) return texts.localizedText(Number(properties.zh.maxLength ?? 0));
    return field.additionalProperties && typeof field.additionalProperties === 'object'
      ? texts.mappingOf(this.#describeValue(field.additionalProperties as JsonSchema))
      : texts.nestedFields;
  }

  /**
   * JSON Schema bounds every whole number by JavaScript's safe integers, which is no real limit.
   */
  #describeRange({ minimum, maximum }: JsonSchema): string {
    const [min, max] = [Number(minimum ?? -Infinity), Number(maximum ?? Infinity)];
    const { boundedNumber, wholeNumber } = this.#texts;
    return max < Number.MAX_SAFE_INTEGER && min > -Infinity ? boundedNumber(min, max) : wholeNumber;
  }
}
