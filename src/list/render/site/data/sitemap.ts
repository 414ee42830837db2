import { escapeHtml } from '../../../../text/escape/html.ts';
import { getPublicUrl } from '../relative-path.ts';

/** What the protocol of sitemaps.org allows in one file. */
const maxUrls = 50_000;

/** The pages of a site for search engines. It needs whole addresses. */
export function formatSitemap(address: string, paths: readonly string[]): string {
  const urls = paths.slice(0, maxUrls).map((path) => `<url><loc>${escapeHtml(getPublicUrl(address, path))}</loc></url>\n`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('')}</urlset>\n`;
}
