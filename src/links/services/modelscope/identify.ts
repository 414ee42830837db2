import { createPathIdentity, getHostWithoutWww, getPathSegments, slugPattern, type UrlMatcher } from '../../url/index.ts';

export const modelScopeMatcher: UrlMatcher = {
  domains: ['modelscope.cn', 'modelscope.ai'],
  match(url) {
    if (!/^modelscope\.(?:cn|ai)$/.test(getHostWithoutWww(url))) return undefined;
    const [kind, space, name] = getPathSegments(url);
    if ((kind !== 'models' && kind !== 'datasets') || !space || !name || !slugPattern.test(space) || !slugPattern.test(name))
      return undefined;
    const host = getHostWithoutWww(url);
    // Another world: a name of one site says nothing of the other.
    const world = host === 'modelscope.ai' ? ['ai'] : [];
    return createPathIdentity('modelscope', [kind, space, name, ...world], `https://${host}/${kind}/${space}/${name}`);
  },
};
