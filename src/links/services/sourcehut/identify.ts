import {
  encodePathSegment,
  getHostWithoutWww,
  getPathSegments,
  repositoryNamePattern,
  type UrlMatcher,
} from '../../url/index.ts';

/**
 * `git.sr.ht/~user/repository`, `hg.sr.ht/~user/repository`, the projects of `sr.ht/~user/project`,
 * and pages inside of them. Names are compared with case, as the server does.
 */
export const sourcehutMatcher: UrlMatcher = {
  domains: ['sr.ht'],
  match(url) {
    const host = getHostWithoutWww(url);
    if (!/^(?:git\.|hg\.)?sr\.ht$/.test(host)) return undefined;
    const [owner = '', name = '', ...page] = getPathSegments(url);
    if (!/^~[\w-]{1,64}$/.test(owner)) return undefined;
    const repository = name.replace(/\.git$/, '');
    if (repository !== '' && !repositoryNamePattern.test(repository)) return undefined;
    // The tree of the default branch is what the page of the repository shows.
    const isRoot = page.length === 1 && page[0] === 'tree';
    const path = [owner, ...(repository === '' ? [] : [repository]), ...(isRoot ? [] : page)];
    const id = [host, ...path].join('/');
    return { key: `sourcehut:${id}`, service: 'sourcehut', id, url: `https://${host}/${path.map(encodePathSegment).join('/')}` };
  },
};
