import { compareCodeUnits } from '../../../../text/compare.ts';
import { type Html, html } from '../../../../text/escape/html.ts';
import { isCalendarDate } from '../../../schema/index.ts';
import { viewText } from '../entries/index.ts';
import { getPublicUrl } from '../relative-path.ts';
import { sitePaths } from '../site-paths.ts';
import { renderContents } from './contents.ts';
import { renderLang, renderProse, renderText } from './markup.ts';
import type { Page } from './page.ts';
import { getListTitle, renderSearchForm, renderShell } from './shell.ts';

/** Entries under “Recently added”. */
const maxNewest = 8;

/** The first page of a language: what the list is, the search, the contents, what is new. */
export function renderHomePage(page: Page): string {
  const { site, plan, words, language, path } = page;
  const title = getListTitle(page);
  const description = viewText(site.info.description, language);
  const facts = [words.entryCount(plan.entries.length), ...(site.health ? [words.linksChecked(site.health.at)] : [])];
  const url = site.address === undefined ? undefined : getPublicUrl(site.address, path);
  const main = html`<div class="hero">
<h1>${title}</h1>
${description === undefined ? '' : html`<p class="lead"${renderLang(description.language)}>${renderProse(description.text)}</p>`}
${renderSearchForm(page, 'find large')}
<p class="quiet">${facts.join(' · ')}</p>
</div>
${renderContents(page)}
${renderNewest(page)}`;
  return renderShell(page, {
    description: description?.text ?? title,
    structuredData: {
      '@type': 'WebSite',
      name: title,
      description: description?.text,
      inLanguage: language,
      ...(url === undefined
        ? {}
        : { url, potentialAction: describeSearch(getPublicUrl(site.address ?? '', sitePaths.search(plan.folder))) }),
    },
    main,
    hasOwnSearch: true,
    className: 'home',
  });
}

/** For search engines that offer a field for a site. */
const describeSearch = (searchUrl: string) => ({
  '@type': 'SearchAction',
  target: { '@type': 'EntryPoint', urlTemplate: `${searchUrl}?q={search_term_string}` },
  'query-input': 'required name=search_term_string',
});

function renderNewest({ site, plan, words, href }: Page): Html | '' {
  const dated = plan.entries.filter(({ entry: { added } }) => added !== undefined && isCalendarDate(added));
  // Where all entries have come at once, none of them is new.
  const days = new Set(dated.map(({ entry }) => entry.added));
  if (days.size < 2) return '';
  const newest = dated.toSorted((a, b) => compareCodeUnits(b.entry.added ?? '', a.entry.added ?? '')).slice(0, maxNewest);
  const items = newest.flatMap(({ entry, page, place }) => {
    const view = site.views.get(plan)?.get(entry.id);
    return view === undefined
      ? []
      : [
          html`<li><a href="${href(page ?? place)}">${renderText(view.name)}</a> <span class="quiet">${words.added(entry.added ?? '')}</span></li>\n`,
        ];
  });
  return html`<section class="newest">
<h2>${words.newest}</h2>
<ul>
${items}</ul>
</section>`;
}
