import { getMessages } from '../../../../messages/index.ts';
import { type Html, html } from '../../../../text/escape/html.ts';
import type { EntryView, FactValue, LinkView } from '../entries/index.ts';
import { sitePaths } from '../site-paths.ts';
import { renderExternalLink, renderHeading, renderLang, renderProse, renderText } from './markup.ts';
import type { Page } from './page.ts';

export interface CardOptions {
  headingLevel: number;
  withKind: boolean;
}

/** An entry in the list of its section. Its name leads where its first link does. */
export function renderEntryCard(view: EntryView, page: Page, { headingLevel, withKind }: CardOptions): Html {
  const { words, plan, href } = page;
  const { entry, name, paragraphs, note, links } = view;
  const [first] = links;
  const named = first && first.dead === undefined ? renderExternalLink(first.url, name.text) : html`${name.text}`;
  const ownPage = plan.entriesById.get(entry.id)?.page;
  const facts = view.cardFacts.filter(({ find }) => withKind || find?.facet !== 'kind');
  const more =
    ownPage === undefined
      ? []
      : [html`<a class="more" href="${href(ownPage)}" aria-label="${words.detailsOf(name.text)}">${words.details}</a>`];
  const texts = [...paragraphs, ...(note === undefined ? [] : [note])];
  const open = html`<article class="entry" id="${entry.id}">`;
  return html`${open}
${renderHeading(headingLevel, html`${named}${renderMarks(view)}`, { language: name.language })}
${texts.map(({ text, language }) => html`<p${renderLang(language)}>${renderProse(text)}</p>\n`)}${renderLinks(links, page)}
${renderFactLine([...facts.map((fact) => renderFactValue(fact, page)), ...more])}
</article>
`;
}

/** What has become of an entry, and what is known of its repository. */
export const renderMarks = ({ status, marks }: EntryView): Html[] =>
  [...(status === undefined ? [] : [status]), ...marks].map((text) => html` <span class="mark">${text}</span>`);

/** The links of an entry, each with its code, its state and its copy. */
export function renderLinks(links: readonly LinkView[], page: Page, { withState = false } = {}): Html | '' {
  if (links.length === 0) return '';
  const items = links.map((link) => html`<li>${renderLink(link, page)}${withState ? renderChecked(link) : ''}</li>\n`);
  return html`<ul class="links${withState ? ' rows' : ''}">
${items}</ul>`;
}

function renderLink(link: LinkView, page: Page): Html {
  const texts = getMessages(page.language).readme;
  const label = renderExternalLink(link.url, html`${link.label}`);
  const host = link.host === '' ? '' : html` <span class="host">${link.host}</span>`;
  const archived = link.archived === undefined ? '' : html` ${renderExternalLink(link.archived, texts.archivedCopy, 'archived')}`;
  const notes = link.notes.map((note) => html` <span class="note">${note}</span>`);
  if (link.dead !== undefined) return html`<s>${label}</s>${host} <span class="mark dead">${link.dead}</span>${archived}`;
  return html`${label}${host}${renderCode(link, page)}${notes}${archived}`;
}

/** The extraction code of a share, with a button that copies it. */
function renderCode({ code }: LinkView, { words, language }: Page): Html | '' {
  if (code === undefined) return '';
  const label = getMessages(language).readme.extractionCode;
  return html` <span class="code">${label} <code>${code}</code><button type="button" class="copy" data-copy="${code}" data-copied="${words.copied}" aria-label="${words.copyCode(code)}">${words.copy}</button></span>`;
}

const renderChecked = ({ checked }: LinkView): Html | '' =>
  checked === undefined ? '' : html` <span class="checked">${checked}</span>`;

/** Facts in one line. The dot stays with the fact before it. */
const renderFactLine = (facts: readonly Html[]): Html =>
  html`<p class="facts">${facts.map((fact, index) => html`${index === 0 ? '' : '\u00a0· '}${fact}`)}</p>`;

/** A fact as a word, or as a link to its like. */
export function renderFactValue({ text, entry, find, url }: FactValue, page: Page): Html {
  const { plan, href } = page;
  const other = entry === undefined ? undefined : plan.entriesById.get(entry);
  if (other) return html`<a href="${href(other.page ?? other.place)}">${text}</a>`;
  if (find !== undefined) {
    const query = new URLSearchParams({ [find.facet]: find.value });
    return html`<a class="fact" href="${href(`${sitePaths.search(plan.folder)}?${query}`)}" rel="nofollow">${text}</a>`;
  }
  return url === undefined ? html`<span class="fact">${text}</span>` : renderExternalLink(url, renderText({ text }));
}
