import { getMessages } from '../../../../messages/index.ts';
import { type Html, html, htmlSentence } from '../../../../text/escape/html.ts';
import { localizeText } from '../../../../text/language/localize-text.ts';
import { truncate } from '../../../../text/truncate.ts';
import { getLicenseLabel } from '../../labels.ts';
import { getPublicUrl } from '../relative-path.ts';
import { sitePaths } from '../site-paths.ts';
import type { SitePlan } from '../site-plan.ts';
import { finishPage, getLanguageTag, renderJsonBlock } from './markup.ts';
import type { Page } from './page.ts';

/** What is different from page to page. */
export interface PageContent {
  /** Without the name of the list. Undefined on the first page, which is named as the list is. */
  title?: string;
  description: string;
  /** schema.org, as JSON-LD. */
  structuredData?: object;
  main: Html;
  /** The contents beside the page, where it has any. */
  aside?: Html;
  /** Whether the search field stands in the page itself, and not in its header. */
  hasOwnSearch?: boolean;
  className?: string;
}

/** Nothing is loaded from elsewhere, and nothing in the page itself is run or styled. */
const contentSecurityPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'";

/** A page of the site as a file. */
export function renderShell(page: Page, content: PageContent): string {
  const { words, href, plan } = page;
  const { folder } = plan;
  return finishPage(html`<!doctype html>
<html lang="${getLanguageTag(page.language)}">
<head>
${renderHead(page, content)}
</head>
<body${content.className === undefined ? '' : html` class="${content.className}"`}>
<a class="skip" href="#_main">${words.skip}</a>
<header class="top"><div class="bar">
<a class="brand" href="${href(`${folder}index.html`)}">${getListTitle(page)}</a>
${content.hasOwnSearch ? '' : renderSearchForm(page)}
<nav class="switch" aria-label="${words.thisSite}"><a href="${href(`${folder}index.html#_contents`)}">${words.contents}</a> <a class="needs-script" href="${href(sitePaths.search(folder))}">${words.find.filters}</a>${renderLanguageLinks(page)}</nav>
</div></header>
<div class="columns${content.aside ? ' with-aside' : ''}">
<main id="_main" tabindex="-1">
${content.main}
</main>
${content.aside ?? ''}
</div>
${renderFooter(page)}
</body>
</html>
`);
}

export const getListTitle = ({ site, language }: Pick<Page, 'site' | 'language'>): string =>
  localizeText(site.info.title, language) ?? '';

function renderHead(page: Page, { title, description, structuredData }: PageContent): Html {
  const { site, href, path, language } = page;
  const listTitle = getListTitle(page);
  const shown = title === undefined ? listTitle : `${title} · ${listTitle}`;
  const summary = truncate(description.replace(/\s+/g, ' '), 200);
  const url = site.address === undefined || !page.hasTwins ? undefined : getPublicUrl(site.address, path);
  return html`<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${shown}</title>
<meta name="description" content="${summary}">
<meta name="generator" content="Listkeeper">
<meta name="color-scheme" content="light dark">
<meta property="og:type" content="website">
<meta property="og:title" content="${title ?? listTitle}">
<meta property="og:description" content="${summary}">
<meta property="og:site_name" content="${listTitle}">
<meta property="og:locale" content="${ogLocales[language]}">
${url === undefined ? '' : html`<meta property="og:url" content="${url}">\n<link rel="canonical" href="${url}">\n`}${renderAlternates(page)}<link rel="icon" href="${href(sitePaths.icon)}" type="image/svg+xml">
<link rel="stylesheet" href="${href(sitePaths.style)}">
<noscript><link rel="stylesheet" href="${href(sitePaths.noScriptStyle)}"></noscript>
<script type="module" src="${href(sitePaths.script)}"></script>
${structuredData === undefined ? '' : renderJsonBlock('application/ld+json', { '@context': 'https://schema.org', ...structuredData })}`;
}

const ogLocales = { en: 'en_US', zh: 'zh_CN' };

/** The same page in another language. */
const getTwinPath = ({ plan, path, hasTwins }: Page, other: SitePlan): string =>
  `${other.folder}${hasTwins ? path.slice(plan.folder.length) : 'index.html'}`;

/** Search engines want whole addresses here, where they are known. */
function renderAlternates(page: Page): Html | '' {
  const { site, href } = page;
  if (site.plans.length < 2 || !page.hasTwins) return '';
  const resolve = (path: string) => (site.address === undefined ? href(path) : getPublicUrl(site.address, path));
  const links = site.plans.map(
    (plan) =>
      html`<link rel="alternate" hreflang="${getLanguageTag(plan.language)}" href="${resolve(getTwinPath(page, plan))}">\n`,
  );
  const [first] = site.plans;
  const fallback = first && html`<link rel="alternate" hreflang="x-default" href="${resolve(getTwinPath(page, first))}">\n`;
  return html`${links}${fallback}`;
}

function renderLanguageLinks(page: Page): Html[] {
  return page.site.plans
    .filter((plan) => plan !== page.plan)
    .map((plan) => {
      const tag = getLanguageTag(plan.language);
      const name = page.words.otherLanguage[plan.language];
      return html` <a class="language" href="${page.href(getTwinPath(page, plan))}" hreflang="${tag}" lang="${tag}">${name}</a>`;
    });
}

/** The field of the header. It leads to the search page, so that it works before any script is loaded. */
export function renderSearchForm(page: Page, className = 'find'): Html {
  const { words, href, plan } = page;
  return html`<form class="${className}" role="search" action="${href(sitePaths.search(plan.folder))}" method="get">
<label class="hidden" for="_q">${words.searchLabel}</label>
<span class="field"><input id="_q" type="search" name="q" placeholder="${words.searchLabel}" autocomplete="off" spellcheck="false" maxlength="200" aria-keyshortcuts="/"><kbd aria-hidden="true">/</kbd></span>
<button type="submit">${words.search}</button>
</form>`;
}

function renderFooter(page: Page): Html {
  const { words, site, href } = page;
  const { license } = site.info;
  const { labelled, keeper } = getMessages(page.language).common;
  const forPrograms = html`<a href="${href(sitePaths.jsonIndex)}">JSON</a> · <a href="${href(sitePaths.llms)}">llms.txt</a>`;
  const parts = [
    license === undefined || license === 'not-stated' ? undefined : words.listLicense(getLicenseLabel(license)),
    site.health && words.linksChecked(site.health.at),
    htmlSentence((links = '') => labelled(words.forPrograms, links), forPrograms),
    html`${words.generatedBy} <a href="https://github.com/listkeeper/listkeeper" rel="noopener">${keeper}</a>`,
  ].filter((part) => part !== undefined);
  return html`<footer class="end"><div>${parts.map((part) => html`<p>${part}</p>\n`)}</div></footer>`;
}
