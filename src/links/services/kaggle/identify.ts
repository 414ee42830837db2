import {
  createPartIdentity,
  createPathIdentity,
  encodePathSegment,
  getHostWithoutWww,
  getPathSegments,
  type Identity,
  repositoryNamePattern,
  type UrlMatcher,
} from '../../url/index.ts';

/**
 * Tabs that show the dataset or the competition itself, and versions of it. Discussions and
 * notebooks have identities of their own.
 */
const ownTabs = new Set(['data', 'metadata', 'overview', 'rules', 'settings', 'usability', 'versions', 'version']);

export const kaggleMatcher: UrlMatcher = {
  domains: ['kaggle.com'],
  match(url) {
    if (getHostWithoutWww(url) !== 'kaggle.com') return undefined;
    const [kind, first, second, ...rest] = getPathSegments(url);
    if (kind === 'datasets' && first && second && repositoryNamePattern.test(first) && repositoryNamePattern.test(second)) {
      const address = `https://www.kaggle.com/datasets/${first}/${second}`;
      return identifyPage(createPathIdentity('kaggle', ['datasets', first, second], address), rest, url);
    }
    if ((kind === 'c' || kind === 'competitions') && first && repositoryNamePattern.test(first)) {
      const address = `https://www.kaggle.com/competitions/${first}`;
      return identifyPage(createPathIdentity('kaggle', ['competitions', first], address), second ? [second, ...rest] : [], url);
    }
    return undefined;
  },
};

function identifyPage(whole: Identity, path: readonly string[], url: URL): Identity {
  const [tab] = path;
  if (tab === undefined || ownTabs.has(tab)) return whole;
  const inside = path.map(encodePathSegment).join('/');
  return { ...createPartIdentity(whole, path, url), id: `${whole.id}/${inside}` };
}
