import { createPartIdentity, createPathIdentity, getHostWithoutWww, getPathSegments, type UrlMatcher } from '../../url/index.ts';

/** Kesci became Heywhale; `home/dataset/ID/document` and `mw/dataset/ID` are one dataset. */
export const heywhaleMatcher: UrlMatcher = {
  domains: ['kesci.com', 'heywhale.com'],
  match(url) {
    if (!/^(?:kesci|heywhale)\.com$/.test(getHostWithoutWww(url))) return undefined;
    const segments = getPathSegments(url);
    // `/apps/home/…` is the oldest form.
    const [place, kind, id, ...page] = segments[0] === 'apps' ? segments.slice(1) : segments;
    if (
      (place !== 'home' && place !== 'mw') ||
      !kind ||
      !/^(?:dataset|project|competition)$/.test(kind) ||
      !/^[0-9a-f]{24}$/.test(id ?? '')
    )
      return undefined;
    const whole = createPathIdentity('heywhale', [kind, id ?? ''], `https://www.heywhale.com/${place}/${kind}/${id}`);
    const isOwn = page.length === 0 || (page.length === 1 && /^(?:document|content|file)$/.test(page[0] ?? ''));
    return isOwn ? whole : createPartIdentity(whole, page, url);
  },
};
