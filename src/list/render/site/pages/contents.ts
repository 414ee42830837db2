import { type Html, html } from '../../../../text/escape/html.ts';
import { viewText } from '../entries/index.ts';
import type { Chapter, SitePlan } from '../site-plan.ts';
import { renderLang, renderProse } from './markup.ts';
import type { Page } from './page.ts';

/** Sections below one of the first level that the contents show. Deeper ones are on its page. */
const maxContentsLevel = 2;

const getPlace = (plan: SitePlan, id: string): string => plan.sectionPlaces.get(id) ?? `${plan.folder}index.html`;

/** The contents of the list: each section with its introduction, its parts and their sizes. */
export function renderContents(page: Page): Html {
  const { words, plan } = page;
  return html`<section id="_contents" class="contents">
<h2>${words.contents}</h2>
<div class="chapters">
${plan.chapters.map((chapter) => renderChapter(page, chapter))}</div>
</section>`;
}

function renderChapter(page: Page, chapter: Chapter): Html {
  const { href, plan, words } = page;
  const introduction = viewText(chapter.section.introduction, page.language);
  const parts = chapter.parts
    .filter(({ level }) => level <= maxContentsLevel)
    .map(
      ({ section, name, entryCount }) =>
        html`<li><a href="${href(getPlace(plan, section.id))}">${name}</a>\u00a0<span class="count">${entryCount}</span></li>\n`,
    );
  return html`<section class="chapter">
<h3><a href="${href(getPlace(plan, chapter.section.id))}">${chapter.name}</a></h3> <span class="count">${words.entryCount(chapter.entryCount)}</span>
${introduction === undefined ? '' : html`<p${renderLang(introduction.language)}>${renderProse(introduction.text)}</p>\n`}${
  parts.length === 0
    ? ''
    : html`<ul>
${parts}</ul>\n`
}</section>
`;
}

/** The contents beside a page: all sections of the first level, and the parts of the one that is open. */
export function renderAside(page: Page, open?: Chapter): Html {
  const { words, plan, href } = page;
  const items = plan.chapters.map((chapter) => {
    const isOpen = chapter === open;
    const current = isOpen ? html` aria-current="${page.path === chapter.pages[0]?.path ? 'page' : 'true'}"` : '';
    const parts = isOpen ? chapter.parts.filter(({ level }) => level <= maxContentsLevel) : [];
    const below = parts.map(
      ({ section, name, entryCount }) =>
        html`<li><a href="${href(getPlace(plan, section.id))}">${name}</a>\u00a0<span class="count">${entryCount}</span></li>\n`,
    );
    return html`<li><a href="${href(getPlace(plan, chapter.section.id))}"${current}>${chapter.name}</a>\u00a0<span class="count">${chapter.entryCount}</span>${below.length === 0 ? '' : html`<ul>\n${below}</ul>`}</li>\n`;
  });
  return html`<nav class="aside" aria-label="${words.contents}">
<ul>
${items}</ul>
</nav>`;
}
