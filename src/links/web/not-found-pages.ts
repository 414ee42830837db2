import type { HtmlPage } from './html-page.ts';

/** Words by which a page says that it is not there, as the whole title or its first or last part. Weighed, never believed alone. */
export function findNotFoundTitle(page: HtmlPage): string | undefined {
  const parts = page.title.split(/\s*[|｜\-–—_·:：]\s+|\s+[|｜\-–—_·]\s*/).map((part) => part.trim());
  return [page.title, ...parts].find((part) => notFoundTitlePattern.test(part));
}

const notFoundTitlePattern =
  /^(?:(?:error|http|http error)?\s*404(?:\s*[.,!:-]?\s*(?:error|not found|page not found|file not found|页面不存在|页面未找到|错误(?:页面)?))?[.!]?|(?:sorry[,.]?\s*)?(?:the )?(?:page|file|resource|object|document)(?: you (?:requested|are looking for))? (?:was |is |could |can )?(?:not|n't)(?: be)? found[.!]?|not found|page (?:does not|doesn['’]t) exist[.!]?|no longer available|(?:抱歉[，,]?|对不起[，,]?|您?(?:所)?访问的)?(?:(?:该|此|这个)?(?:页面|网页|文件|内容|资源|链接|课程|帖子|文章|商品|用户|项目|数据集|视频|话题|店铺))(?:不存在(?:或已(?:被)?(?:删除|下架))?|未找到|找不到|没有找到|已(?:被)?(?:删除|下架|移除)|走丢了|不见了|已失效)[。！!]?|找不到(?:页面|网页|该页面)|404错误(?:页面)?)$/i;

/**
 * Recognises the path of an error page by one whole part of it, such as `404.html`. An article about the 404 has more words in
 * that part.
 * @param from Where the redirect began. Something may have the number 404 itself; then this address holds it too.
 */
export function classifyErrorPath(url: URL, from?: URL): 'not-found' | 'error' | undefined {
  const path = `${url.pathname}${url.hash}`;
  if (
    /(?:^|[/#])(?:(?:error|err|page)?[_.-]?404(?:[_.-]?(?:error|page|not-?_?found))?|(?:page|error)?[_.-]?not[_-]?found|nopage)(?:[/?]|\.\w+|$)/i.test(
      path,
    )
  ) {
    const isNumber = /\/404\/?$/.test(url.pathname) && from !== undefined && /(?<!\d)404(?!\d)/.test(from.href);
    return isNumber ? undefined : 'not-found';
  }
  return /(?:^|\/)(?:error|errors?page|err)(?:[/.]|$)/i.test(path) ? 'error' : undefined;
}
