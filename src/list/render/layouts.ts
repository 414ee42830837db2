import type { Entry, Link } from '../entry.ts';
import type { placeholders } from '../settings.ts';
import { authorsOf, codeOf, type EntryOptions, fateOf, isPlainLink, linkTextsOf, nameLink, statusOf } from './entry.ts';
import { linked, markdown, prose } from './escape.ts';
import { nameOf } from './sort.ts';
import { type Language, localized, phrases } from './words.ts';

/** Other ways for entries to stand than headings with what follows: one line each, by a template, or the rows of a table. */

type Placeholder = (typeof placeholders)[number];
type Values = Record<Placeholder, string>;

/** What awesome-lint wants of an item: the link, a dash, a sentence that ends. Other links stand before the sentence's stop. */
const bullet = '- [{name}]({url}) - {description}.';

/**
 * An entry as one item of a list. The template is the maintainer's own Markdown; what is put into it is plain text and links. Where a value
 * is missing, the signs that lead to it go too, and a link without an address is its words. A stop right after the description is put
 * where it has none of its own.
 */
export function bulletOf(entry: Entry, language: Language, template: string | undefined, options: EntryOptions): string {
  const wanted = template ?? bullet;
  const pattern = wanted.replace(/\{description\}[.。]/, '{description}');
  const values = valuesOf(entry, language, options);
  // The template's own link is the entry's first: what became of it stands with the others, since the template has no place for it.
  const fate = fateOf(entry, language, options).map((each) => each.replace(/^· /, ''));
  values.links = [...fate, values.links].filter(Boolean).join(' · ');
  const isStopped = pattern !== wanted;
  const says = values.description !== '';
  if (isStopped && says) values.description = stopped(values.description);
  if (!pattern.includes('{links}')) values.description = withLinks(values, pattern.includes('{status}'));
  // What is said in place of a description is a sentence, too.
  if (isStopped && !says && values.description !== '') values.description = stopped(begun(values.description));
  const filledIn = filled(values.url === '' ? pattern.replace(/\[\{name\}\]\(<?\{url\}>?\)/g, '{name}') : pattern, values);
  const text = /\{(?:links|description)\}/.test(pattern) ? filledIn : [filledIn, ...fate].join(' ');
  return /^\s*(?:[-*+]|\d+[.)])\s/.test(text) ? text : `- ${text}`;
}

/** What the template's names stand for. `lineEnd` is what lines of a description have between them; without one they are one line. */
function valuesOf(entry: Entry, language: Language, options: EntryOptions, lineEnd?: string): Values {
  const [first, ...rest] = entry.links;
  const about = localized(entry.description, language) ?? localized(entry.note, language) ?? '';
  // Links whose words the description has stand there, as their author had them; the others follow.
  let others = rest;
  const lines = (lineEnd === undefined ? [about] : about.split('\n')).map((line) => {
    const { text, shown } = prose(
      line,
      others.flatMap((link) => wordsOf(link, line, language, options)),
    );
    others = others.filter((link) => shown.every((each) => each.link !== link));
    return text;
  });
  return {
    id: markdown(entry.id),
    name: markdown(nameOf(entry, language)),
    url: first === undefined ? '' : targetOf(first.url),
    description: lines.filter(Boolean).join(lineEnd),
    links: [codeOf(first, language), ...linkTextsOf({ ...entry, links: others }, language, options)].filter(Boolean).join(' · '),
    authors: authorsOf(entry, language),
    venue: markdown(entry.venue ?? ''),
    year: entry.year === undefined ? '' : String(entry.year),
    license: entry.license === undefined || entry.license === 'not-stated' ? '' : markdown(entry.license),
    status: statusOf(entry, language),
  };
}

/** A link with its own words, or with its address where that is what the text has; none for a link that has more to say than words. */
function wordsOf(link: Link, text: string, language: Language, options: EntryOptions) {
  if (!isPlainLink(link, options)) return [];
  const words = text.includes(link.url) ? link.url : localized(link.label, language);
  return words === undefined ? [] : [{ words, url: link.url, link }];
}

/** The address alone, escaped as inside a link. */
const targetOf = (url: string): string => linked('', url).slice(3, -1);

/** `It does this ([Code](…), [Paper](…)).`: the sentence still ends as a sentence. */
function withLinks({ description, links, status }: Values, statusStandsElsewhere: boolean): string {
  const aside = [statusStandsElsewhere ? '' : status, links.replaceAll(' · ', ', ')].filter(Boolean).join(', ');
  if (aside === '') return description;
  if (description === '') return aside;
  const [, body = description, stop = ''] = /^(.*?)([.!?。！？…]*)$/su.exec(description) ?? [];
  return `${body} (${aside})${stop}`;
}

const begun = (text: string): string => text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());

const stopped = (text: string): string =>
  /[.!?。！？…]["”」）)]?$/.test(text) ? text : `${text}${/\p{Script=Han}/u.test(text) ? '。' : '.'}`;

/** Puts values in, in one pass, so that a value with braces stays what it is. What is missing goes with its brackets. */
function filled(pattern: string, values: Values): string {
  // Square brackets before a round one are a link's.
  const whole = pattern.replace(/\s*(?:[(（【]\{([a-z]+)\}[)）】]|\[\{([a-z]+)\}\](?![([]))/g, (aside, round, square) =>
    values[(round ?? square) as Placeholder] === '' ? '' : aside,
  );
  const parts = whole.split(/(\{[a-z]+\})/);
  let text = '';
  let endsInValue = false;
  for (const [index, part] of parts.entries()) {
    const name = /^\{([a-z]+)\}$/.exec(part)?.[1] as Placeholder | undefined;
    const following = parts[index + 1];
    const nextIsMissing = following !== undefined && values[following.slice(1, -1) as Placeholder] === '';
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
export function tableOf(entries: readonly { id: string; entry: Entry }[], language: Language, options: EntryOptions): string {
  const zh = language === 'zh';
  const hasYear = entries.some(({ entry }) => entry.year !== undefined);
  const hasLicense = entries.some(({ entry }) => entry.license !== undefined && entry.license !== 'not-stated');
  const head = [
    zh ? '名称' : 'Name',
    zh ? '简介' : 'Description',
    ...(hasYear ? [zh ? '年份' : 'Year'] : []),
    ...(hasLicense ? [zh ? '许可证' : 'Licence'] : []),
    zh ? '链接' : 'Links',
  ];
  const rows = entries.map(({ entry }) => {
    const values = valuesOf(entry, language, options, '<br>');
    const { open, close } = phrases[language];
    const about = [values.description, values.status && `${open}${values.status}${close}`].filter(Boolean).join('').trim();
    return [
      nameLink(entry, language, options),
      about,
      ...(hasYear ? [values.year] : []),
      ...(hasLicense ? [values.license] : []),
      values.links,
    ].map(cell);
  });
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** A bar of an address would end the cell; those of texts are escaped already. */
const cell = (text: string): string => text.replace(/(?<!\\)\|/g, '%7C');
