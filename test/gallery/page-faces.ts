import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ListRecord } from '../../src/bot/lists-page/list-records.ts';
import { renderListsPage } from '../../src/bot/lists-page/render-page.ts';
import { renderProblemPage, renderSignInPage } from '../../src/bot/lists-page/sign-in/sign-in-pages.ts';
import { type SignInProblemCode, signInProblems } from '../../src/bot/lists-page/sign-in/sign-in-problem.ts';
import { parseAppManifest } from '../../src/bot/setup/manifest.ts';
import { renderCreatedPage, renderFailedPage, renderFormPage, renderReviewPage } from '../../src/bot/setup/setup-pages.ts';
import type { Language } from '../../src/model/language.ts';
import { formatBadgeSvg } from '../../src/report/link-health/badge.ts';
import type { GalleryFace } from './faces.ts';

/** What is shown as it is: the pages that register an App, and the badge. */

const manifest = parseAppManifest(readFileSync(join(import.meta.dirname, '../../app.yml'), 'utf8'));
const options = (language: Language) => ({ path: '/setup', language, query: new URLSearchParams() });
const registration = {
  manifest: {
    ...manifest,
    hook_attributes: { url: 'https://lists.invented.cn/api/github/webhooks', active: true },
    redirect_url: 'http://localhost:3000/created',
  },
  action: 'https://github.com/settings/apps/new',
  organisation: '',
};

const pages: Record<string, (language: Language) => string> = {
  'setup/form': (language) => renderFormPage(manifest, options(language)),
  'setup/review': (language) => renderReviewPage(options(language), { ...registration, reachability: { state: 'reached' } }),
  'setup/review-unreached': (language) =>
    renderReviewPage(options(language), {
      ...registration,
      problem: 'not-https',
      reachability: { state: 'unreached', detail: 'ECONNREFUSED' },
    }),
  'setup/created': (language) =>
    renderCreatedPage(options(language), { page: 'https://github.com/apps/listkeeper-lists', file: '.env' }),
  'setup/failed': (language) => renderFailedPage(options(language), '404'),
  'setup/failed-visit': (language) => renderFailedPage(options(language), undefined),
};

const now = Date.UTC(2026, 10, 29, 9);
const dayMs = 24 * 3600 * 1000;

function createList(repo: string, title: { en?: string; zh?: string }, more: Partial<ListRecord> = {}): ListRecord {
  const named = { owner: 'invented', repo, at: now - dayMs };
  const contents = { title, entries: 589 };
  return {
    installation: 1,
    owner: named.owner,
    repo,
    repository: {
      part: 'repository',
      ...named,
      url: `https://github.com/invented/${repo}`,
      isPrivate: false,
      pulls: 0,
      unreviewed: [],
    },
    links: { part: 'links', ...named, ...contents, links: 597, dead: 0, toReview: 0 },
    outputs: { part: 'outputs', ...named, ...contents, problems: 0 },
    failures: [],
    ...more,
  };
}

function createLists(): ListRecord[] {
  const datasets = createList('medical-datasets', { en: 'Chinese Medical Datasets', zh: '中文医疗数据集' });
  const reading = createList('reading', { en: 'Reading' });
  const course = createList('course-notes', { zh: '课程笔记' });
  const tools = createList('tools', { en: 'Tools' }, { failures: [{ kind: 'publish', at: now - dayMs }] });
  Object.assign(datasets.links ?? {}, { dead: 3, toReview: 2 });
  Object.assign(datasets.repository, { pulls: 5, unreviewed: [7] });
  Object.assign(reading.outputs ?? {}, { problems: 1 });
  Object.assign(course.repository, { isPrivate: true, pulls: 1 });
  const { links: _, ...fresh } = createList('a-list-that-was-installed-today', { en: 'Fresh' });
  return [course, fresh, reading, datasets, tools];
}

const calm = [createList('reading', { en: 'Reading' }), createList('notes', { zh: '笔记' })];
const renderLists = (records: ListRecord[]) => (language: Language) => renderListsPage({ records, language, page: 1, now });
pages['lists/some-to-do'] = renderLists(createLists());
pages['lists/nothing-to-do'] = renderLists(calm);
pages['lists/none'] = renderLists([]);
pages['lists/second-page'] = (language) =>
  renderListsPage({
    records: Array.from({ length: 101 }, (_, index) => createList(`list-${index}`, {})),
    language,
    page: 2,
    now,
  });

pages['lists/visitor'] = (language) =>
  renderListsPage({
    records: createLists().slice(0, 2),
    language,
    page: 1,
    now,
    visitor: { login: 'octocat', formToken: 'a-token', isPartial: true, hidesOrganizations: true },
  });
pages['lists/visitor-without-lists'] = (language) =>
  renderListsPage({
    records: [],
    language,
    page: 1,
    now,
    visitor: { login: 'octocat', formToken: 'a-token', isPartial: false, hidesOrganizations: false },
  });
pages['lists/sign-in'] = (language) => renderSignInPage({ language, hasToken: true });
pages['lists/signed-out'] = (language) => renderSignInPage({ language, hasToken: false, notice: 'signed-out-here' });
for (const problem of Object.keys(signInProblems) as SignInProblemCode[])
  pages[`lists/problem-${problem}`] = (language) => renderProblemPage({ language, problem, isBelow: problem !== 'rate-limited' });

/** One a page: the parts of an SVG have names, which may not be there twice. */
const badges: Record<string, [alive: number, judged: number]> = {
  unknown: [0, 0],
  poor: [50, 100],
  fair: [968, 1000],
  good: [100, 100],
};

for (const [name, [alive, judged]] of Object.entries(badges))
  pages[`badge/${name}`] = (language) => formatBadgeSvg({ at: '2026-11-22T03:12Z', alive, judged }, language);

export const pageFaces: readonly GalleryFace[] = Object.entries(pages).map(([name, page]) => ({
  name,
  title: () => name,
  markdown: page,
  isPage: true,
}));
