import { readFileSync } from 'node:fs';
import { join } from 'node:path';
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
