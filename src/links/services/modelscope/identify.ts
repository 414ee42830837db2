import {
  createPartIdentity,
  createPathIdentity,
  getHostWithoutWww,
  getPathSegments,
  repositoryNamePattern,
  type UrlMatcher,
} from '../../url/index.ts';

/** Tabs that show the model or the dataset itself. */
const ownTabs = new Set(['summary', 'files', 'dataPeview', 'dataPreview', 'quickstart', 'introduction']);

export const modelScopeMatcher: UrlMatcher = {
  domains: ['modelscope.cn', 'modelscope.ai'],
  match(url) {
    if (!/^modelscope\.(?:cn|ai)$/.test(getHostWithoutWww(url))) return undefined;
    const [kind, space, name, ...page] = getPathSegments(url);
    if (
      (kind !== 'models' && kind !== 'datasets') ||
      !space ||
      !name ||
      !repositoryNamePattern.test(space) ||
      !repositoryNamePattern.test(name)
    )
      return undefined;
    const host = getHostWithoutWww(url);
    // Another world: a name of one site says nothing of the other.
    const world = host === 'modelscope.ai' ? ['ai'] : [];
    const whole = createPathIdentity('modelscope', [kind, space, name, ...world], `https://${host}/${kind}/${space}/${name}`);
    const isOwn = page.length === 0 || (page.length === 1 && ownTabs.has(page[0] ?? ''));
    return isOwn ? whole : createPartIdentity(whole, page, url);
  },
};
