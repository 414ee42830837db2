import { html } from '../../../../text/escape/html.ts';
import { getPublicUrl } from '../relative-path.ts';
import { sitePaths } from '../site-paths.ts';
import { renderContents } from './contents.ts';
import { createPage, type Page, type Site } from './page.ts';
import { renderShell } from './shell.ts';

/**
 * What GitHub Pages and other hosts show in place of any page that does not exist. It is read at
 * every depth, so that its addresses are whole ones: there is none where the site does not know its
 * own.
 */
export function renderNotFoundPage(site: Site): string | undefined {
  const [plan] = site.plans;
  const { address } = site;
  if (plan === undefined || address === undefined) return undefined;
  const { pathname } = new URL(getPublicUrl(address, ''));
  const page: Page = { ...createPage(site, plan, sitePaths.notFound), href: (path) => `${pathname}${path}`, hasTwins: false };
  const { words } = page;
  return renderShell(page, {
    title: words.notFound,
    description: words.notFoundText,
    main: html`<h1>${words.notFound}</h1>
<p>${words.notFoundText}</p>
${renderContents(page)}`,
    className: 'home',
  });
}
