import { getMessages } from '../../messages/index.ts';
import type { Language } from '../../model/language.ts';
import { type Html, type HtmlValue, html } from '../../text/escape/html.ts';
import { localizeText } from '../../text/language/localize-text.ts';
import { needsAttention, sortByAttention } from './attention.ts';
import type { ListRecord } from './list-records.ts';
import { renderPageLayout } from './page-layout.ts';

/** Lists on one page. */
export const listsPerPage = 100;

/** Somebody who has signed in with GitHub. */
interface Visitor {
  login: string;
  /** Shows that a form comes from a page of this person. */
  formToken: string;
  /** Lists may be missing, because the person can access too many repositories. */
  isPartial: boolean;
  /** Lists are missing, of organizations that ask for their own sign-in. */
  hidesOrganizations: boolean;
}

export interface ListsPageView {
  records: readonly ListRecord[];
  language: Language;
  /** From 1. The nearest one that exists is shown. */
  page: number;
  /** In ms since 1970. */
  now: number;
  /** Without one the page is the operator's, with all lists. */
  visitor?: Visitor;
}

/** @returns 1 for what is no number of a page. */
export const readPageNumber = (query: URLSearchParams): number => Number(/^\d{1,6}$/.exec(query.get('page') ?? '')?.[0] ?? 1);

/** The page of all lists, or of a visitor's: those with something to do come first. */
export function renderListsPage({ records, language, page, now, visitor }: ListsPageView): string {
  const { listsPage: words } = getMessages(language);
  const sorted = sortByAttention(records);
  const pageCount = Math.max(1, Math.ceil(sorted.length / listsPerPage));
  const number = Math.min(Math.max(1, page), pageCount);
  const shown = sorted.slice((number - 1) * listsPerPage, number * listsPerPage);
  const open = records.filter(needsAttention).length;
  const items = shown.map((record) => renderList(record, language, now));
  const lists =
    records.length === 0
      ? html`<p>${visitor ? words.signIn.empty : words.empty}</p>`
      : html`<p>${words.summary({ lists: records.length, open })}</p>
<ol>${items}</ol>${renderPageLinks(number, pageCount, language)}`;
  const notes =
    visitor &&
    html`${renderNote(visitor.isPartial && words.signIn.partial)}${renderNote(visitor.hidesOrganizations && words.signIn.hidden)}`;
  const body = html`${notes}${lists}`;
  const corner = visitor && renderSignOut(visitor, language);
  return renderPageLayout({ title: words.title, language, hasSwitches: true, corner, body });
}

const renderNote = (text: string | false) => text && html`<p class="note">${text}</p>`;

function renderSignOut({ login, formToken }: Visitor, language: Language): Html {
  const { signIn: words } = getMessages(language).listsPage;
  return html`<form method="post" action="lists/sign-out"><span>${words.signedInAs(login)}</span>
<input type="hidden" name="language" value="${language}"><input type="hidden" name="token" value="${formToken}">
<button>${words.signOut}</button></form>`;
}

function renderList(record: ListRecord, language: Language, now: number): Html {
  const { owner, repo, repository, links, outputs } = record;
  const { listsPage: words } = getMessages(language);
  // The part that was seen last knows the contents best.
  const contents = (links?.at ?? 0) > (outputs?.at ?? 0) ? links : (outputs ?? links);
  const title = localizeText(contents?.title, language) || repo;
  const tasks = listTasks(record, language, now).map(
    ({ text, url }) => html`<li>${url ? html`<a href="${url}">${text}</a>` : text}</li>`,
  );
  const badge = repository.isPrivate ? html` <span class="private">${words.isPrivate}</span>` : '';
  return html`<li><h2 dir="auto"><a href="${repository.url}">${title}</a></h2>
<small>${owner}/${repo}${badge}</small>
${tasks.length > 0 ? html`<ul>${tasks}</ul>` : ''}
<p class="facts">${joinFacts(listFacts(record, language, now))}</p></li>\n`;
}

/** What there is to do, in the order by which lists are sorted. */
function listTasks({ repository, links, outputs, failures }: ListRecord, language: Language, now: number) {
  const { listsPage: words } = getMessages(language);
  const tasks: { text: string; url?: string }[] = [];
  for (const { kind, at } of failures) tasks.push({ text: words.failures[kind](formatDay(at, language, now)) });
  if (outputs && outputs.problems > 0) tasks.push({ text: words.blocked(outputs.problems), url: `${repository.url}/commits` });
  if (links && links.dead > 0) tasks.push({ text: words.dead(links.dead), url: getIssuesUrl(repository.url) });
  if (links && links.toReview > 0) tasks.push({ text: words.toReview(links.toReview), url: getIssuesUrl(repository.url) });
  const { length: unreviewed } = repository.unreviewed;
  if (unreviewed > 0) tasks.push({ text: words.unreviewed(unreviewed), url: `${repository.url}/pulls` });
  return tasks;
}

function listFacts({ repository, links, outputs }: ListRecord, language: Language, now: number): HtmlValue[] {
  const { listsPage: words, common } = getMessages(language);
  const contents = outputs ?? links;
  return [
    contents && common.entries(contents.entries),
    links && common.links(links.links),
    links
      ? html`<time datetime="${new Date(links.at).toISOString()}">${words.checked(formatDay(links.at, language, now))}</time>`
      : words.notChecked,
    html`<a href="${getIssuesUrl(repository.url)}">${words.issues}</a>`,
    html`<a href="${repository.url}/pulls">${words.pulls(repository.pulls)}</a>`,
  ];
}

const joinFacts = (facts: readonly HtmlValue[]): HtmlValue =>
  facts.filter((fact) => fact !== undefined).map((fact, index) => html`${index > 0 ? ' · ' : ''}${fact}`);

/** The open issues about links: one, by the label that it always has. */
const getIssuesUrl = (url: string) => `${url}/issues?q=${encodeURIComponent('is:issue is:open label:link-health')}`;

const formatDay = (at: number, language: Language, now: number) =>
  getMessages(language).common.day(new Date(at).toISOString(), new Date(now).toISOString());

function renderPageLinks(number: number, pageCount: number, language: Language): HtmlValue {
  const { listsPage: words } = getMessages(language);
  if (pageCount < 2) return '';
  const link = (to: number, text: string) =>
    to < 1 || to > pageCount ? '' : html`<a href="?page=${to}&amp;language=${language}">${text}</a>`;
  return html`<nav aria-label="${words.pages}">${link(number - 1, words.previous)}<span>${words.page(number, pageCount)}</span>${link(number + 1, words.next)}</nav>`;
}
