import {
  createHtmlResponse,
  createRedirectResponse,
  escapeHtml,
  type SimulatedHost,
  type SimulatedResponse,
} from '../responses.ts';

/**
 * An article of a WeChat account, or the sentence shown instead. The host answers 200 to
 * everything.
 */
export type WechatArticle = { title: string } | { sentence: string; html?: string } | { captcha: true };

/** `mp.weixin.qq.com`, articles by short id or by `mid`. */
export function createWechatHost(
  articles: Record<string, WechatArticle> = {},
  defaultArticle: WechatArticle = { title: '一篇文章' },
): SimulatedHost {
  return {
    host: 'mp.weixin.qq.com',
    respond({ url }) {
      if (url.pathname.startsWith('/mp/wappoc_appmsgcaptcha'))
        return createHtmlResponse('验证', '<p>环境异常，完成验证后即可继续访问。</p>');
      const key = url.searchParams.get('mid') ?? url.pathname.replace('/s/', '');
      return articlePage(articles[key] ?? defaultArticle);
    },
  };
}

function articlePage(article: WechatArticle): SimulatedResponse {
  if ('captcha' in article) return createRedirectResponse('https://mp.weixin.qq.com/mp/wappoc_appmsgcaptcha?poc_token=x');
  if ('title' in article)
    return createHtmlResponse(article.title, `<div id="js_content"><p>${escapeHtml(article.title)}：正文。</p></div>`);
  return createHtmlResponse(
    '',
    article.html ?? `<div class="weui-msg"><div class="weui-msg__title warn">${escapeHtml(article.sentence)}</div></div>`,
  );
}
