import { getMessages } from '../../messages/index.ts';
import type { Language } from '../../model/language.ts';
import { escapeReadme, formatReadmeLink } from '../../text/escape-markdown.ts';
import { localizeText } from '../../text/localize-text.ts';
import { renderProse } from '../../text/render-prose.ts';
import type { Entry, Link, linePlaceholders } from '../schema/index.ts';
import {
  type EntryRenderOptions,
  isPlainLink,
  renderAuthors,
  renderExtractionCode,
  renderLinks,
  renderNameLink,
  renderNameLinkStatus,
  renderStatus,
} from './entry-markdown.ts';
import { getDisplayName } from './sort-entries.ts';

/** Other ways for entries to stand than headings with what follows: one line each, by a template, or the rows of a table. */

type LinePlaceholder = (typeof linePlaceholders)[number];
type TemplateValues = Record<LinePlaceholder, string>;

/** What awesome-lint wants of an item: the link, a dash, a sentence that ends. Other links stand before the sentence's stop. */
const defaultBulletTemplate = '- [{name}]({url}) - {description}.';

/**
 * An entry as one item of a list. The template is the maintainer's own Markdown; what is put into it is plain text and links. Where a value
 * is missing, the signs that lead to it go too, and a link without an address is its words. A stop right after the description is put
 * where it has none of its own.
 */
export function renderBullet(
  entry: Entry,
  language: Language,
  template: string | undefined,
  options: EntryRenderOptions,
): string {
  const wanted = template ?? defaultBulletTemplate;
  const pattern = wanted.replace(/\{description\}[.。]/, '{description}');
  const values = buildTemplateValues(entry, language, options);
  // The template's own link is the entry's first: what became of it stands with the others, since the template has no place for it.
  const fate = renderNameLinkStatus(entry, language, options).map((each) => each.replace(/^· /, ''));
  values.links = [...fate, values.links].filter(Boolean).join(' · ');
  const isStopped = pattern !== wanted;
  const says = values.description !== '';
  if (isStopped && says) values.description = endSentence(values.description);
  if (!pattern.includes('{links}')) values.description = appendLinks(values, pattern.includes('{status}'));
  // What is said in place of a description is a sentence, too.
  if (isStopped && !says && values.description !== '') values.description = endSentence(capitalize(values.description));
  const filledIn = fillTemplate(values.url === '' ? pattern.replace(/\[\{name\}\]\(<?\{url\}>?\)/g, '{name}') : pattern, values);
  const text = /\{(?:links|description)\}/.test(pattern) ? filledIn : [filledIn, ...fate].join(' ');
  return /^\s*(?:[-*+]|\d+[.)])\s/.test(text) ? text : `- ${text}`;
}

/** What the template's names stand for. `lineEnd` is what lines of a description have between them; without one they are one line. */
function buildTemplateValues(entry: Entry, language: Language, options: EntryRenderOptions, lineEnd?: string): TemplateValues {
  const [first, ...rest] = entry.links;
  const about = localizeText(entry.description, language) ?? localizeText(entry.note, language) ?? '';
  // Links whose words the description has stand there, as their author had them; the others follow.
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
    license: entry.license === undefined || entry.license === 'not-stated' ? '' : escapeReadme(entry.license),
    status: renderStatus(entry, language),
  };
}

/** A link with its own words, or with its address where that is what the text has; none for a link that has more to say than words. */
function findLinkWords(link: Link, text: string, language: Language, options: EntryRenderOptions) {
  if (!isPlainLink(link, options)) return [];
  const words = text.includes(link.url) ? link.url : localizeText(link.label, language);
  return words === undefined ? [] : [{ words, url: link.url, link }];
}

/** The address alone, escaped as inside a link. */
const formatLinkTarget = (url: string): string => formatReadmeLink('', url).slice(3, -1);

/** `It does this ([Code](…), [Paper](…)).`: the sentence still ends as a sentence. */
function appendLinks({ description, links, status }: TemplateValues, statusStandsElsewhere: boolean): string {
  const aside = [statusStandsElsewhere ? '' : status, links.replaceAll(' · ', ', ')].filter(Boolean).join(', ');
  if (aside === '') return description;
  if (description === '') return aside;
  const [, body = description, stop = ''] = /^(.*?)([.!?。！？…]*)$/su.exec(description) ?? [];
  return `${body} (${aside})${stop}`;
}

const capitalize = (text: string): string => text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());

const endSentence = (text: string): string =>
  /[.!?。！？…]["”」）)]?$/.test(text) ? text : `${text}${/\p{Script=Han}/u.test(text) ? '。' : '.'}`;

/** Puts values in, in one pass, so that a value with braces stays what it is. What is missing goes with its brackets. */
function fillTemplate(pattern: string, values: TemplateValues): string {
  // Square brackets before a round one are a link's.
  const whole = pattern.replace(/\s*(?:[(（【]\{([a-z]+)\}[)）】]|\[\{([a-z]+)\}\](?![([]))/g, (aside, round, square) =>
    values[(round ?? square) as LinePlaceholder] === '' ? '' : aside,
  );
  const parts = whole.split(/(\{[a-z]+\})/);
  let text = '';
  let endsInValue = false;
  for (const [index, part] of parts.entries()) {
    const name = /^\{([a-z]+)\}$/.exec(part)?.[1] as LinePlaceholder | undefined;
    const following = parts[index + 1];
    const nextIsMissing = following !== undefined && values[following.slice(1, -1) as LinePlaceholder] === '';
    const tail = nextIsMissing ? part.replace(/[\s,;:·|–—-]*[\s,;:·|–—-]$/u, '') : part;
    const next = name === undefined ? tail : values[name];
    if (next === '') continue;
    // A mark of exclamation before a link would make it an image.
    text = (endsInValue && next.startsWith('[') ? text.replace(/!$/, '\\!') : text) + next;
    endsInValue = name !== undefined;
  }
  return text.trimEnd();
}

/** The entries of a section as a table: name, what it is, other links; years and licences where any entry has one. */
export function renderTable(
  entries: readonly { id: string; entry: Entry }[],
  language: Language,
  options: EntryRenderOptions,
): string {
  const texts = getMessages(language).readme;
  const hasYear = entries.some(({ entry }) => entry.year !== undefined);
  const hasLicense = entries.some(({ entry }) => entry.license !== undefined && entry.license !== 'not-stated');
  const head = [
    texts.nameColumn,
    texts.descriptionColumn,
    ...(hasYear ? [texts.yearColumn] : []),
    ...(hasLicense ? [texts.licenseColumn] : []),
    texts.linksColumn,
  ];
  const rows = entries.map(({ entry }) => {
    const values = buildTemplateValues(entry, language, options, '<br>');
    const about = (values.description + (values.status && texts.inParentheses(values.status))).trim();
    return [
      renderNameLink(entry, language, options),
      about,
      ...(hasYear ? [values.year] : []),
      ...(hasLicense ? [values.license] : []),
      values.links,
    ].map(escapeTableCell);
  });
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** A bar of an address would end the cell; those of texts are escaped already. */
const escapeTableCell = (text: string): string => text.replace(/(?<!\\)\|/g, '%7C');
