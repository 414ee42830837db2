import { facetNames, type SortName, sortNames } from '../../../../browser/index.ts';
import { type Html, html } from '../../../../text/escape/html.ts';
import type { Facets } from '../data/search-file.ts';
import { sitePaths } from '../site-paths.ts';
import { renderContents } from './contents.ts';
import { renderJsonBlock } from './markup.ts';
import type { Page } from './page.ts';
import { getListTitle, renderShell } from './shell.ts';

/** The page with the search, its filters and what is found. Without scripts it has the contents. */
export function renderSearchPage(page: Page, facets: Facets): string {
  const { words, plan, language, href } = page;
  const { find } = words;
  const count = words.entryCount(plan.entries.length);
  const main = html`<h1>${words.searchTitle}</h1>
<noscript><p>${find.noScript}</p>
${renderContents(page)}</noscript>
<form id="_search" class="search" role="search" action="${href(sitePaths.search(plan.folder))}" method="get">
<div class="find large">
<label class="hidden" for="_q">${words.searchLabel}</label>
<span class="field"><input id="_q" type="search" name="q" placeholder="${words.searchLabel}" autocomplete="off" spellcheck="false" maxlength="200" aria-keyshortcuts="/" aria-controls="_results"><kbd aria-hidden="true">/</kbd></span>
<button type="submit">${words.search}</button>
</div>
<fieldset class="filters"><legend class="hidden">${find.filters}</legend>
${facetNames.map((facet) => renderFacet(page, facet, facets[facet]))}${renderSort(page)}<a class="clear" href="${href(sitePaths.search(plan.folder))}">${find.clear}</a>
</fieldset>
</form>
<p id="_status" class="quiet status" role="status">${find.loading}</p>
<ol id="_results" class="results" aria-label="${words.search}"></ol>
<p class="show-more"><button type="button" id="_more" hidden>${find.more}</button></p>
${renderJsonBlock('application/json', describeForScript(page), '_words')}`;
  return renderShell(page, {
    title: words.searchTitle,
    description: `${words.searchLabel} · ${count} · ${getListTitle(page)}`,
    structuredData: { '@type': 'SearchResultsPage', name: words.searchTitle, inLanguage: language },
    main,
    hasOwnSearch: true,
    className: 'searching',
  });
}

/** Filters whose choices leave out entries that have less. */
const boundFacets: ReadonlySet<keyof Facets> = new Set(['stars', 'pushed']);

/** A filter with one choice would filter nothing, unless it is a bound. */
function renderFacet({ words }: Page, facet: keyof Facets, options: Facets[keyof Facets]): Html | '' {
  if (options.length < (boundFacets.has(facet) ? 1 : 2)) return '';
  const id = `_${facet}`;
  const choices = options.map(({ value, name, level = 1 }) => {
    const indent = '\u2003'.repeat(level - 1);
    return html`<option value="${value}" data-name="${indent}${name}">${indent}${name}</option>\n`;
  });
  return html`<div><label for="${id}">${words.find.facets[facet]}</label>
<select id="${id}" name="${facet}"><option value="">${words.find.any}</option>
${choices}</select></div>
`;
}

function renderSort({ words, plan, site }: Page): Html {
  const { find } = words;
  const hasYears = plan.entries.some(({ entry }) => entry.year !== undefined);
  const hasDates = plan.entries.some(({ entry }) => entry.added !== undefined);
  const facts = plan.entries.flatMap(({ entry }) => site.display?.facts.get(entry.id) ?? []);
  const isUseless: Partial<Record<SortName, boolean>> = {
    year: !hasYears,
    added: !hasDates,
    stars: facts.every(({ stars }) => stars === undefined),
    pushed: facts.every(({ pushed }) => pushed === undefined),
  };
  const usable = sortNames.filter((name) => !isUseless[name]);
  return html`<div><label for="_sort">${find.sort}</label>
<select id="_sort" name="sort">${usable.map((name) => html`<option value="${name}">${find.sorts[name]}</option>`)}</select></div>
`;
}

/** What the script needs to know: where the data are, and its words. */
function describeForScript({ words, plan, href, language }: Page) {
  const { failed, oneResult, results, noResults, more, optionCount, loading } = words.find;
  return {
    data: href(sitePaths.searchData(plan.folder, language)),
    words: { failed, oneResult, results, noResults, more, optionCount, loading },
  };
}
