import { createPathIdentity, getHostWithoutWww, getPathSegments, slugPattern, type UrlMatcher } from '../../url/index.ts';

export const kaggleMatcher: UrlMatcher = {
  domains: ['kaggle.com'],
  match(url) {
    if (getHostWithoutWww(url) !== 'kaggle.com') return undefined;
    const [kind, first, second] = getPathSegments(url);
    if (kind === 'datasets' && first && second && slugPattern.test(first) && slugPattern.test(second)) {
      return createPathIdentity('kaggle', ['datasets', first, second], `https://www.kaggle.com/datasets/${first}/${second}`);
    }
    if ((kind === 'c' || kind === 'competitions') && first && slugPattern.test(first)) {
      return createPathIdentity('kaggle', ['competitions', first], `https://www.kaggle.com/competitions/${first}`);
    }
    return undefined;
  },
};
