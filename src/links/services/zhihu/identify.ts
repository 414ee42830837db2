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
  const article = findArticleId(host, parts);
  if (article !== undefined) return createPathIdentity('zhihu', ['p', article], `https://zhuanlan.zhihu.com/p/${article}`);
  // The number of an answer is enough; which question it stands under is not always in its address.
  const answer = parts[0] === 'question' ? parts.slice(2) : parts;
  const answerId = answer[0] === 'answer' && /^\d+$/.test(answer[1] ?? '') ? answer[1] : undefined;
  if (host === 'zhihu.com' && answerId !== undefined) {
    const id = `answer/${answerId}`;
    const question = parts[0] === 'question' ? `question/${parts[1]}/` : '';
    return { key: `zhihu:${id}`, service: 'zhihu', id, url: `https://www.zhihu.com/${question}${id}` };
  }
  if (host !== 'zhihu.com' || parts[0] !== 'question' || !/^\d+$/.test(parts[1] ?? '')) return undefined;
  const path = ['question', parts[1] ?? ''];
  return createPathIdentity('zhihu', path, `https://www.zhihu.com/${path.join('/')}`);
}

/** `/p/N`, and `/tardis/zm/art/N` as search engines and the app share it. */
function findArticleId(host: string, parts: readonly string[]): string | undefined {
  const isArticle = parts[0] === 'p' && (host === 'zhuanlan.zhihu.com' || host === 'zhihu.com');
  const isShared = host === 'zhihu.com' && parts[0] === 'tardis' && parts[2] === 'art';
  const id = isArticle ? parts[1] : isShared ? parts[3] : undefined;
  return id !== undefined && /^\d+$/.test(id) ? id : undefined;
}
