/**
 * The address of one file of the site as another links to it. Relative addresses work in any folder
 * of any host, and from a disk.
 * @param from path of the page with the link
 * @param to path of the file, perhaps with a query or an anchor
 * @example getRelativePath('en/sections/a.html', 'assets/site.css') // '../../assets/site.css'
 */
export function getRelativePath(from: string, to: string): string {
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(to) ?? [];
  if (path === from && rest.startsWith('#')) return rest;
  const [source, target] = [from.split('/').slice(0, -1), path.split('/')];
  let shared = 0;
  while (shared < source.length && shared < target.length - 1 && source[shared] === target[shared]) shared += 1;
  const up = '../'.repeat(source.length - shared);
  return `${up}${target.slice(shared).join('/')}${rest}`;
}

/**
 * The public address of a page. `index.html` is the address of its folder.
 * @param address of the site, which settings have checked. A query and an anchor in it belong to no
 * page, and letters of other scripts are written as sitemaps want them.
 */
export function getPublicUrl(address: string, path: string): string {
  const { origin, pathname } = new URL(address);
  return `${origin}${pathname.replace(/(?:\/index\.html|\/+)?$/, '/')}${path.replace(/(^|\/)index\.html$/, '$1')}`;
}
