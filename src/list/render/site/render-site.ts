import type { SourceFile } from '../../../model/finding.ts';
import { languages as knownLanguages, type Language } from '../../../model/language.ts';
import { compareCodeUnits } from '../../../text/compare.ts';
import type { ListInfo, Section, Settings } from '../../schema/index.ts';
import { createFactDisplay } from '../repository-facts.ts';
import { getDisplayName } from '../sort-entries.ts';
import { formatSiteEntry, formatSiteIndex, formatSiteSchema } from './data/json-interface.ts';
import { formatLlmsText } from './data/llms-text.ts';
import { buildSearchData, formatSearchData, listFacets } from './data/search-file.ts';
import { formatSitemap } from './data/sitemap.ts';
import { buildEntryView, type EntryView } from './entries/index.ts';
import { renderChapterPage } from './pages/chapter-page.ts';
import { renderEntryPage } from './pages/entry-page.ts';
import { renderHomePage } from './pages/home-page.ts';
import { renderNotFoundPage } from './pages/not-found-page.ts';
import { createPage, type Site } from './pages/page.ts';
import { renderSearchPage } from './pages/search-page.ts';
import type { SiteInput } from './site-input.ts';
import { sitePaths } from './site-paths.ts';
import { planSite, type SitePlan } from './site-plan.ts';

/**
 * Renders a list as a site: static pages in each language of the list, the data of the search, and
 * the list for programs. The same input gives the same bytes.
 * @param sections those that the output shows.
 * @returns files with paths relative to the folder of the site, sorted; none without a readable
 * `list.yml`.
 */
export function renderSite(input: SiteInput, sections: readonly Section[]): SourceFile[] {
  const { list, output, settings, assets } = input;
  if (list.info === undefined) return [];
  const site = createSite(input, list.info, sections);
  const [first] = site.plans;
  if (first === undefined) return [];
  const pages = site.plans.flatMap((plan) => renderPages(site, plan));
  const files: SourceFile[] = [
    ...pages,
    ...renderDataFiles(site, sections, first, settings),
    { path: sitePaths.script, text: assets.script },
    { path: sitePaths.style, text: assets.style },
    { path: sitePaths.noScriptStyle, text: assets.noScriptStyle },
    { path: sitePaths.icon, text: assets.icon },
  ];
  if (output.address !== undefined) {
    const paths = pages.map(({ path }) => path).filter((path) => path.endsWith('.html'));
    const notFound = renderNotFoundPage(site);
    if (notFound !== undefined) files.push({ path: sitePaths.notFound, text: notFound });
    files.push({ path: sitePaths.sitemap, text: formatSitemap(output.address, paths.toSorted(compareCodeUnits)) });
  }
  return files.sort((a, b) => compareCodeUnits(a.path, b.path));
}

/** What a site marks where its output doesn't say. */
const usualMarks = ['archived', 'stale'] as const;

function createSite({ list, output, settings, health }: SiteInput, info: ListInfo, sections: readonly Section[]): Site {
  const { sort, marks = [...usualMarks] } = output;
  const display = createFactDisplay(list.facts, settings.facts, { marks });
  const languages = listSiteLanguages(info, output.language);
  const plans = languages.map((language, index) =>
    planSite(info, sections, list, { language, folder: index === 0 ? '' : `${language}/`, sort }),
  );
  const site = { info, plans, address: output.address, health, display };
  return { ...site, views: new Map(plans.map((plan) => [plan, buildViews(plan, site)])) };
}

/** The language of the output first: its pages are at the root. */
function listSiteLanguages(info: ListInfo, first: Language): Language[] {
  return [first, ...knownLanguages.filter((language) => language !== first && info.languages.some((each) => each === language))];
}

function buildViews(plan: SitePlan, { info, health, display }: Omit<Site, 'views'>): ReadonlyMap<string, EntryView> {
  const { language, entriesById } = plan;
  const findName = (id: string) => {
    const other = entriesById.get(id)?.entry;
    return other && getDisplayName(other, language);
  };
  return new Map(
    plan.entries.map(({ entry }) => [entry.id, buildEntryView(entry, { info, language, health, display, findName })]),
  );
}

/** The pages of one language, and the data of its search. */
function renderPages(site: Site, plan: SitePlan): SourceFile[] {
  const { folder, language } = plan;
  const views = site.views.get(plan) ?? new Map<string, EntryView>();
  const data = buildSearchData(plan, { info: site.info, display: site.display, views });
  const [homePath, searchPath] = [`${folder}index.html`, sitePaths.search(folder)];
  const chapters = plan.chapters.flatMap((chapter) =>
    chapter.pages.map(({ path }, index) => ({ path, text: renderChapterPage(createPage(site, plan, path), chapter, index) })),
  );
  const entries = plan.entries.flatMap((planned) => {
    const { entry, page: path } = planned;
    const view = views.get(entry.id);
    return path && view ? [{ path, text: renderEntryPage(createPage(site, plan, path), planned, view) }] : [];
  });
  return [
    { path: homePath, text: renderHomePage(createPage(site, plan, homePath)) },
    { path: searchPath, text: renderSearchPage(createPage(site, plan, searchPath), listFacets(data, plan, site.info)) },
    ...chapters,
    ...entries,
    { path: sitePaths.searchData(folder, language), text: formatSearchData(data) },
  ];
}

function renderDataFiles(
  site: Site,
  sections: readonly Section[],
  plan: SitePlan,
  settings: Pick<Settings, 'kinds' | 'fields'>,
): SourceFile[] {
  return [
    { path: sitePaths.jsonIndex, text: formatSiteIndex(site, sections, plan) },
    { path: sitePaths.jsonSchema, text: formatSiteSchema(settings) },
    ...plan.entries.map((planned) => ({ path: sitePaths.jsonEntry(planned.entry.id), text: formatSiteEntry(site, planned) })),
    { path: sitePaths.llms, text: formatLlmsText(site, plan) },
  ];
}
