import { createPathIdentity, getHostWithoutWww, getPathSegments, slugPattern, type UrlMatcher } from '../../url/index.ts';

export const modelScopeMatcher: UrlMatcher = {
  domains: ['modelscope.cn', 'modelscope.ai'],
  match(url) {
    if (!/^modelscope\.(?:cn|ai)$/.test(getHostWithoutWww(url))) return undefined;
    const [kind, space, name] = getPathSegments(url);
    if ((kind !== 'models' && kind !== 'datasets') || !space || !name || !slugPattern.test(space) || !slugPattern.test(name))
      return undefined;
    return createPathIdentity('modelscope', [kind, space, name], `https://${getHostWithoutWww(url)}/${kind}/${space}/${name}`);
  },
};
