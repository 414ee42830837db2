import { getMessages } from '../../../messages/index.ts';
import type { Language } from '../../../model/language.ts';
import { escapeReadme, formatReadmeLink } from '../../../text/escape/escape-markdown.ts';
import { renderProse } from '../../../text/escape/render-prose.ts';
import { localizeText } from '../../../text/language/localize-text.ts';
import { type Entry, type Link, type linePlaceholders, type TableColumn, tableColumns } from '../../schema/index.ts';
import { getLicenseLabel } from '../labels.ts';
import { renderMarks, renderMarksAfterName, renderRepositoryFacts } from '../repository-facts.ts';
import { getDisplayName } from '../sort-entries.ts';
import { renderAuthors } from './entry-facts.ts';
import {
  type EntryRenderOptions,
  isPlainLink,
  renderExtractionCode,
  renderLinks,
  renderNameLink,
  renderNameLinkStatus,
  renderStatus,
} from './entry-markdown.ts';

type LinePlaceholder = (typeof linePlaceholders)[number];
type TemplateValues = Record<LinePlaceholder, string>;

/**
 * The format that awesome-lint requires: the link, a dash, and a sentence. Further links precede
 * the full stop.
 */
const defaultBulletTemplate = '- [{name}]({url}) - {description}.';

/**
 * Renders an entry as one list item. The template is the maintainer's own Markdown; the values are
 * plain text and links.
 *
 * A missing value is removed with the punctuation before it, and a link without an address is
 * rendered as text. A full stop after the description is only added if the description has none.
 */
export function renderBullet(
  entry: Entry,
  language: Language,
  template: string | undefined,
  options: EntryRenderOptions,
): string {
  // An address with round brackets comes with angle brackets of its own.
  const wanted = (template ?? defaultBulletTemplate).replaceAll('](<{url}>)', ']({url})');
  const pattern = wanted.replace(/\{description\}[.。]/, '{description}');
  const values = buildTemplateValues(entry, language, options);
  // The link of the template is the first one. Its status goes to the other links, since the
  // template has no place for it.
  const fate = renderNameLinkStatus(entry, language, options).map((each) => each.replace(/^· /, ''));
  values.links = [...fate, values.links].filter(Boolean).join(' · ');
  const isStopped = pattern !== wanted;
  const says = values.description !== '';
  if (isStopped && says) values.description = endSentence(values.description);
  if (!pattern.includes('{links}')) values.description = appendLinks(values, pattern);
  // What replaces the description becomes a sentence, too.
  if (isStopped && !says && values.description !== '') values.description = endSentence(capitalize(values.description));
  const filledIn = fillTemplate(values.url === '' ? pattern.replaceAll('[{name}]({url})', '{name}') : pattern, values);
  const text = /\{(?:links|description)\}/.test(pattern) ? filledIn : [filledIn, ...fate].join(' ');
  return /^\s*(?:[-*+]|\d+[.)])\s/.test(text) ? text : `- ${text}`;
}

/** @param lineEnd what separates the lines of a description; without it they become one line. */
export function buildTemplateValues(
  entry: Entry,
  language: Language,
  options: EntryRenderOptions,
  lineEnd?: string,
): TemplateValues {
  const [first, ...rest] = entry.links;
  const about = localizeText(entry.description, language) ?? localizeText(entry.note, language) ?? '';
  // Links whose text the description contains are rendered there; the others follow.
  let others = rest;
  const lines = (lineEnd === undefined ? [about] : about.split('\n')).map((line) => {
    const { text, shown } = renderProse(
      line,
      others.flatMap((link) => findLinkWords(link, line, language, options)),
    );
    others = others.filter((link) => shown.every((each) => each.link !== link));
    return text;
  });
  return {
    id: escapeReadme(entry.id),
    name: escapeReadme(getDisplayName(entry, language)),
    url: first === undefined ? '' : formatLinkTarget(first.url),
    description: lines.filter(Boolean).join(lineEnd),
    links: [renderExtractionCode(first, language), ...renderLinks({ ...entry, links: others }, language, options)]
      .filter(Boolean)
      .join(' · '),
    authors: renderAuthors(entry, language),
    venue: escapeReadme(entry.venue ?? ''),
    year: entry.year === undefined ? '' : String(entry.year),
    license: entry.license === undefined || entry.license === 'not-stated' ? '' : escapeReadme(getLicenseLabel(entry.license)),
    status: renderStatus(entry, language),
    ...renderRepositoryFacts(entry, language, options.display),
    marks: renderMarks(entry, language, options.display).join(' · '),
  };
}

/**
 * The text by which a link is found in a description: its label or its address. None for a link
 * with a status or a code.
 */
function findLinkWords(link: Link, text: string, language: Language, options: EntryRenderOptions) {
  if (!isPlainLink(link, options)) return [];
  const words = text.includes(link.url) ? link.url : localizeText(link.label, language);
  return words === undefined ? [] : [{ words, url: link.url, link }];
}

/** The address alone, escaped as inside a link. */
const formatLinkTarget = (url: string): string => formatReadmeLink('', url).slice(3, -1);

/** `It does this ([Code](…), [Paper](…)).`: the sentence still ends as a sentence. */
function appendLinks({ description, links, status, marks }: TemplateValues, pattern: string): string {
  const rest = [pattern.includes('{marks}') ? '' : marks, links].map((text) => text.replaceAll(' · ', ', '));
  const aside = [pattern.includes('{status}') ? '' : status, ...rest].filter(Boolean).join(', ');
  if (aside === '') return description;
  if (description === '') return aside;
  const [, body = description, stop = ''] = /^(.*?)([.!?。！？…]*)$/su.exec(description) ?? [];
  return `${body} (${aside})${stop}`;
}

const capitalize = (text: string): string => text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());

const endSentence = (text: string): string =>
  /[.!?。！？…]["”」）)]?$/.test(text) ? text : `${text}${/\p{Script=Han}/u.test(text) ? '。' : '.'}`;

/**
 * Fills in the values in one pass, so that braces in a value stay. A missing value is removed with
 * its brackets.
 */
function fillTemplate(pattern: string, values: TemplateValues): string {
  // Square brackets before a round one belong to a link.
  const whole = pattern.replace(/\s*(?:[(（【]\{([a-z_]+)\}[)）】]|\[\{([a-z_]+)\}\](?![([]))/g, (aside, round, square) =>
    values[(round ?? square) as LinePlaceholder] === '' ? '' : aside,
  );
  const parts = whole.split(/(\{[a-z_]+\})/);
  let text = '';
  let endsInValue = false;
  for (const [index, part] of parts.entries()) {
    const name = /^\{([a-z_]+)\}$/.exec(part)?.[1] as LinePlaceholder | undefined;
    const following = parts[index + 1];
    const nextIsMissing = following !== undefined && values[following.slice(1, -1) as LinePlaceholder] === '';
    const tail = nextIsMissing ? part.replace(/[\s,;:·|–—-]*[\s,;:·|–—-]$/u, '') : part;
    const next = name === undefined ? tail : values[name];
    if (next === '') continue;
    // An exclamation mark before a link would make it an image.
    text = (endsInValue && next.startsWith('[') ? text.replace(/!$/, '\\!') : text) + next;
    endsInValue = name !== undefined;
  }
  return text.trimEnd();
}

/** The columns of a table without `columns` of its own. */
const usualColumns: readonly TableColumn[] = tableColumns.filter((column) =>
  ['name', 'description', 'year', 'license', 'links'].includes(column),
);

/** Columns that stay where they are empty. */
const fixedColumns: ReadonlySet<TableColumn> = new Set(['name', 'description', 'links']);

/**
 * Renders the entries of a section as a table. A column in which no entry has anything is left out,
 * but for name, description and links.
 */
export function renderTable(
  entries: readonly { id: string; entry: Entry }[],
  language: Language,
  options: EntryRenderOptions,
  given?: readonly TableColumn[],
): string {
  const { columns: headings } = getMessages(language).readme;
  const wanted = given ?? usualColumns;
  const rows = entries.map(({ entry }) => buildTableRow(entry, language, options, wanted));
  const isShown = (column: TableColumn) => fixedColumns.has(column) || rows.some((row) => row[column] !== '');
  const columns = [...new Set(wanted)].filter(isShown);
  const lines = rows.map((row) => columns.map((column) => escapeTableCell(row[column])));
  const head = columns.map((column) => headings[column]);
  return [head, head.map(() => '---'), ...lines].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function buildTableRow(
  entry: Entry,
  language: Language,
  options: EntryRenderOptions,
  wanted: readonly TableColumn[],
): Record<TableColumn, string> {
  const values = buildTemplateValues(entry, language, options, '<br>');
  const { inParentheses } = getMessages(language).readme;
  const status = wanted.includes('status') || values.status === '' ? '' : inParentheses(values.status);
  // Without its code a share can't be opened, so the code never goes with the column of links.
  const code = wanted.includes('links') ? '' : renderExtractionCode(entry.links[0], language);
  const own = [renderNameLink(entry, language, options), code].filter(Boolean).join(' ');
  const name = `${own}${renderMarksAfterName(entry, language, options.display)}`;
  return { ...values, name, description: (values.description + status).trim() };
}

/** A `|` in an address would end the cell. Those in texts are already escaped. */
const escapeTableCell = (text: string): string => text.replace(/(?<!\\)\|/g, '%7C');
