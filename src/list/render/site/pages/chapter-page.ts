import { type Html, html } from '../../../../text/escape/html.ts';
import { localizeText } from '../../../../text/language/localize-text.ts';
import { viewText } from '../entries/index.ts';
import { getPublicUrl } from '../relative-path.ts';
import { type Chapter, getSectionAnchor, type SectionBlock } from '../site-plan.ts';
import { renderAside } from './contents.ts';
import { renderEntryCard } from './entry-card.ts';
import { renderHeading, renderLang, renderProse } from './markup.ts';
import type { Page } from './page.ts';
import { getListTitle, renderShell } from './shell.ts';

/** A page of a section of the first level, with what is below it. */
export function renderChapterPage(page: Page, chapter: Chapter, index: number): string {
  const { words, language, site, path } = page;
  const pageCount = chapter.pages.length;
  const title = index === 0 ? chapter.name : `${chapter.name} · ${words.pageOf(index + 1, pageCount)}`;
  const blocks = chapter.pages[index]?.blocks ?? [];
  const introduction = localizeText(chapter.section.introduction, language);
  const main = html`${renderBreadcrumbs(page)}
${blocks.map((block, at) => renderBlock(block, page, at === 0))}
${renderPager(page, chapter, index)}`;
  return renderShell(page, {
    title,
    description: introduction ?? `${chapter.name} · ${words.entryCount(chapter.entryCount)} · ${getListTitle(page)}`,
    structuredData: {
      '@type': 'CollectionPage',
      name: title,
      inLanguage: language,
      ...(site.address === undefined ? {} : { url: getPublicUrl(site.address, path) }),
      isPartOf: { '@type': 'WebSite', name: getListTitle(page) },
    },
    main,
    aside: renderAside(page, chapter),
  });
}

export function renderBreadcrumbs(page: Page, more: readonly Html[] = []): Html {
  const { words, href, plan } = page;
  const items = [html`<a href="${href(`${plan.folder}index.html`)}">${words.home}</a>`, ...more];
  return html`<nav class="crumbs" aria-label="${words.breadcrumbs}"><ol>${items.map((item) => html`<li>${item}</li>`)}</ol></nav>`;
}

function renderBlock(block: SectionBlock, page: Page, isFirst: boolean): Html {
  const { words, site, plan } = page;
  const { section, level, isContinued } = block;
  const name = isContinued ? words.continued(block.name) : block.name;
  const anchor = getSectionAnchor(section.id);
  const introduction = isContinued ? undefined : viewText(section.introduction, page.language);
  // The first heading of a page is its title.
  const ownLevel = isFirst ? 1 : Math.max(level, 2);
  // Where all are of one kind, it is said by the heading.
  const withKind = new Set(block.entries.map(({ kind }) => kind)).size > 1;
  const cards = block.entries.map((entry) => {
    const view = site.views.get(plan)?.get(entry.id);
    return view === undefined ? '' : renderEntryCard(view, page, { headingLevel: ownLevel + 1, withKind });
  });
  return html`<section>
${renderHeading(ownLevel, html`${name}`, { id: anchor })}
${introduction === undefined ? '' : html`<p class="introduction"${renderLang(introduction.language)}>${renderProse(introduction.text)}</p>`}
${cards}</section>
`;
}

function renderPager({ words, href }: Page, { pages }: Chapter, index: number): Html | '' {
  if (pages.length < 2) return '';
  const [previous, next] = [pages[index - 1], pages[index + 1]];
  return html`<nav class="pager" aria-label="${words.pages}">
${previous === undefined ? html`<span></span>` : html`<a rel="prev" href="${href(previous.path)}">← ${words.previousPage}</a>`}
<span>${words.pageOf(index + 1, pages.length)}</span>
${next === undefined ? html`<span></span>` : html`<a rel="next" href="${href(next.path)}">${words.nextPage} →</a>`}
</nav>`;
}
