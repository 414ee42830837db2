import {
  createPathIdentity,
  createPlainIdentity,
  getHostWithoutWww,
  getPathSegments,
  type Identity,
  type UrlMatcher,
} from '../../url/index.ts';

export const zhihuMatcher: UrlMatcher = {
  domains: ['zhihu.com'],
  match: (url, text) => identifyPost(url) ?? createPlainIdentity(url, text, 'zhihu'),
};

function identifyPost(url: URL): Identity | undefined {
  const host = getHostWithoutWww(url);
  const parts = getPathSegments(url);
  if (host === 'zhuanlan.zhihu.com' && parts[0] === 'p' && /^\d+$/.test(parts[1] ?? '')) {
    return createPathIdentity('zhihu', ['p', parts[1] ?? ''], `https://zhuanlan.zhihu.com/p/${parts[1]}`);
  }
  if (host !== 'zhihu.com' || parts[0] !== 'question' || !/^\d+$/.test(parts[1] ?? '')) return undefined;
  const answer = parts[2] === 'answer' && /^\d+$/.test(parts[3] ?? '') ? ['answer', parts[3] ?? ''] : [];
  const path = ['question', parts[1] ?? '', ...answer];
  return createPathIdentity('zhihu', path, `https://www.zhihu.com/${path.join('/')}`);
}
