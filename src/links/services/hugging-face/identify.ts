import {
  createPartIdentity,
  createPathIdentity,
  encodePathSegment,
  getHostWithoutWww,
  getPathSegments,
  repositoryNamePattern,
  type UrlMatcher,
} from '../../url/index.ts';

/**
 * First parts of addresses that are the site's own pages, not owners. `transformers/model_doc/…`
 * and `deep-rl-course/…` are where documentation and a course were once, and forward.
 */
const huggingFaceReservedPaths = new Set(
  'api blog brand buckets changelog chat collections contact course deep-rl-course docs enterprise hardware inference inference-api inference-endpoints jobs join kernels languages learn login logout metrics models new notifications organizations papers posts pricing privacy pro search settings storage subscribe support tasks terms-of-service training-cluster transformers welcome'.split(
    ' ',
  ),
);

/**
 * Pages within a repository. Behind one word they are those of a repository of the first years,
 * which has no owner in its address (`gpt2/blob/main/config.json`): only the site knows whose it
 * is.
 */
const repositoryPages = new Set('tree blob resolve raw viewer discussions commits commit'.split(' '));

export const huggingFaceMatcher: UrlMatcher = {
  domains: ['huggingface.co', 'hf.co', 'hf-mirror.com'],
  match(url) {
    if (!/^(?:huggingface\.co|hf\.co|hf-mirror\.com)$/.test(getHostWithoutWww(url))) return undefined;
    const parts = getPathSegments(url);
    const kind = parts[0] === 'datasets' || parts[0] === 'spaces' ? parts[0] : 'models';
    const [owner, name, ...rest] = kind === 'models' ? parts : parts.slice(1);
    if (
      !owner ||
      !name ||
      huggingFaceReservedPaths.has(owner) ||
      repositoryPages.has(name) ||
      !repositoryNamePattern.test(owner) ||
      !repositoryNamePattern.test(name)
    )
      return undefined;
    const prefix = kind === 'models' ? '' : `${kind}/`;
    const own = rest.length === 0 || (rest[0] === 'tree' && rest.length === 2 && rest[1] === 'main');
    const path = own ? [] : rest;
    const address = `https://huggingface.co/${prefix}${[owner, name, ...path].map(encodePathSegment).join('/')}`;
    if (path.length === 0) return createPathIdentity('hugging-face', [kind, owner, name], address);
    const id = [kind, owner, name, ...path].join('/');
    const whole = createPathIdentity('hugging-face', [kind, owner, name], address);
    // The query chooses what a viewer or a list shows: `viewer?config=`, `discussions?status=`. Of
    // files only the looks.
    const query = /^(?:blob|raw|resolve|tree)$/.test(path[0] ?? '') ? '' : url.search;
    return { ...createPartIdentity(whole, path, new URL(address + query)), id };
  },
};
