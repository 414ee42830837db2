import { builtInFields, licensePattern, parameterCountPattern } from '../../schema/index.ts';
import { filterLinks, getLineText, type InlineLine } from '../read/index.ts';

/** Columns of a table that are fields of its entries. */

/** The text of a cell for each field: a built-in one, or one that the settings declare. */
export type CellFields = Record<string, string>;

/** Built-in fields that follow from cells. */
export interface CellFacts {
  year?: number;
  languages?: string[];
  organization?: string;
  /** Of models only. */
  base?: string[];
  parameters?: string[];
}

/** More columns than this stay words of the description. */
const maxFieldColumns = 12;
const maxCellCharacters = 600;

/** What tables write where they have nothing to say. */
const nothingPattern = /^(?:[-–—\\/]+|无|暂无|n\/?a|none)?$/i;

const chineseFieldNames: [RegExp, string][] = [
  [/规模|数量|样本/, 'scale'],
  [/单位|机构|组织|提供方?|发布者/, 'organization'],
  [/作者/, 'author'],
  [/语言|语种/, 'language'],
  [/时间|日期/, 'date_text'],
  [/类型|类别|分类/, 'type'],
  [/任务/, 'task'],
  [/领域/, 'domain'],
  [/来源/, 'origin'],
  [/大小/, 'size_text'],
  [/许可|协议/, 'license_text'],
  [/关键[字词]/, 'keywords'],
  [/参数/, 'parameters_text'],
  [/训练集/, 'train_size'],
  [/验证集|开发集/, 'dev_size'],
  [/测试集/, 'test_size'],
  [/复杂度|难度/, 'difficulty'],
  [/价格|费用/, 'price'],
  [/平台|系统/, 'platform'],
];

/** The name of a field for a column, such as `auth` for `Auth` and `scale` for 规模. */
function proposeFieldName(header: string, index: number): string {
  const ascii = header
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '')
    .slice(0, 36);
  const name =
    ascii.length >= 2 ? ascii : (chineseFieldNames.find(([words]) => words.test(header))?.[1] ?? `column_${index + 1}`);
  return builtInFields.has(name) || reservedNames.has(name) ? `${name}_text` : name;
}

/** Placeholders of templates. */
const reservedNames: ReadonlySet<string> = new Set(['url', 'links', 'badge_repository']);

const cellText = (cell: readonly InlineLine[]): string =>
  cell
    .map(getLineText)
    .join(' ')
    .replace(/^`([^`]+)`$/, '$1')
    .trim();

/** Whether a cell has only what tables write where they have nothing to say. */
export const saysNothing = (cell: readonly InlineLine[]): boolean =>
  cell.every((line) => filterLinks(line).length === 0) && nothingPattern.test(cellText(cell));

/**
 * The field of each column, by index. Columns with a link, with long texts, or without a header are
 * none.
 * @param skipped columns that mean something else: the name, the description.
 */
export function planFieldColumns(
  headers: readonly string[],
  rows: readonly InlineLine[][][],
  skipped: (header: string, index: number) => boolean,
): Map<number, string> {
  const fields = new Map<number, string>();
  for (const [index, header] of headers.entries()) {
    if (header === '' || skipped(header, index) || fields.size >= maxFieldColumns) continue;
    const cells = rows.map((row) => row[index] ?? []);
    if (cells.some((cell) => cell.length > 1 || cell.some((line) => filterLinks(line).length > 0))) continue;
    const texts = cells.map(cellText).filter((text) => !nothingPattern.test(text));
    if (texts.length === 0 || texts.some((text) => [...text].length > maxCellCharacters)) continue;
    const name = chooseField(header, index, texts);
    if (![...fields.values()].includes(name)) fields.set(index, name);
  }
  return fields;
}

/**
 * Whether the first column only counts the rows: 1, 2, 3. That says nothing of an entry, and a new
 * one gets its number from the row before it.
 */
export function countsRows(rows: readonly InlineLine[][][]): boolean {
  const texts = rows.map(([first]) => cellText(first ?? []));
  return texts.length > 1 && texts.every((text, index) => /^\d{1,5}$/.test(text) && Number(text) === Number(texts[0]) + index);
}

/** A built-in field where all cells fit it. */
function chooseField(header: string, index: number, texts: readonly string[]): string {
  if (/^(?:year|年份?|发布年份|published)$/i.test(header) && texts.every((text) => /^(?:19|20)\d{2}$/.test(text))) return 'year';
  if (/^(?:licen[cs]e|许可证?|协议)$/i.test(header) && texts.every((text) => licensePattern.test(text))) return 'license';
  if (/^(?:venue|conference|journal|会议|期刊)$/i.test(header) && texts.every((text) => [...text].length <= 160)) return 'venue';
  return proposeFieldName(header, index);
}

/** Columns that say when a thing came out. The date of an update is not that. */
const dateColumnPattern =
  /^(?:release[ds]?|publi(?:shed|cation)|发布|创建|发表|出版)?[ _-]*(?:date|time|year|时间|日期|年份?)?$/i;
const startingYearPattern = /^((?:19|20)\d{2})(?!\d)/;
const languageColumnPattern = /^(?:languages?|语言|语种)$/i;
const languageCells: [RegExp, string[]][] = [
  [/^(?:中文|汉语|chinese|zh)$/i, ['zh']],
  [/^(?:英文|英语|english|en)$/i, ['en']],
  [/^(?:中英文?|双语|中文?[、,，/]\s*英文?|chinese[,/]\s*english)$/i, ['zh', 'en']],
];

const organizationColumnPattern =
  /^(?:organi[sz]ations?|institut(?:e|ion)s?|affiliations?|developers?|发布?(?:单位|机构|者)|单位|机构|组织|提供方|开发者)$/i;
const baseColumnPattern = /^(?:base(?: ?models?)?|backbones?|底座(?:模型)?|基座(?:模型)?|基础模型)$/i;
const parameterColumnPattern =
  /^(?:#? ?params?(?:eters?)?|model sizes?|(?:模型)?参数(?:量|规模|大小)?|模型规模)(?:\s*[(（]([BM])[)）])?$/i;

/** `7B/13B`, or `7, 13` under “Params (B)”; undefined where a part is something else. */
function parseParameterCounts(text: string, unit: string): string[] | undefined {
  const counts = text
    .split(/\s*[/、,，]\s*/)
    .map((count) => (/^[\d.]+$/.test(count) ? count + unit.toUpperCase() : count.toUpperCase()));
  return counts.length <= 12 && counts.every((count) => parameterCountPattern.test(count)) ? counts : undefined;
}

/** Names between slashes or commas, as a column of base models has them. */
function parseNames(text: string): string[] | undefined {
  const names = text.split(/\s*[/、,，]\s*/);
  return names.length <= 12 && names.every((name) => /\S/.test(name) && name.length <= 120) ? names : undefined;
}

/**
 * What cells say in other words than a built-in field. The cells are fields of the list too.
 * @param nameIndex the column of the names, which says nothing else.
 */
export function readCellFacts(cells: readonly InlineLine[][], headers: readonly string[], nameIndex: number): CellFacts {
  const facts: CellFacts = {};
  for (const [index, header] of headers.entries()) {
    const text = cellText(cells[index] ?? []);
    if (header === '' || index === nameIndex || nothingPattern.test(text)) continue;
    if (organizationColumnPattern.test(header) && [...text].length <= 200) facts.organization ??= text;
    const [isParameters, unit = ''] = parameterColumnPattern.exec(header) ?? [];
    const parameters = isParameters === undefined ? undefined : parseParameterCounts(text, unit);
    if (parameters) facts.parameters ??= parameters;
    const base = baseColumnPattern.test(header) ? parseNames(text) : undefined;
    if (base) facts.base ??= base;
    const year = dateColumnPattern.test(header) ? startingYearPattern.exec(text)?.[1] : undefined;
    if (year !== undefined) facts.year ??= Number(year);
    const languages = languageColumnPattern.test(header) && languageCells.find(([pattern]) => pattern.test(text))?.[1];
    if (languages) facts.languages ??= languages;
  }
  return facts;
}

/** The fields of a row, without those that say nothing. */
export function readCellFields(cells: readonly InlineLine[][], fields: ReadonlyMap<number, string>): CellFields {
  const values: CellFields = {};
  for (const [index, name] of fields) {
    const text = cellText(cells[index] ?? []);
    if (!nothingPattern.test(text)) values[name] = text;
  }
  return values;
}
