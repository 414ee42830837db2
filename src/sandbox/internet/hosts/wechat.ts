import { escaped, page, redirect, type SimulatedAnswer, type SimulatedHost } from '../server.ts';

/** An article of a WeChat account, or the sentence that stands in its place; the host answers 200 to everything. */
export type Article = { title: string } | { sentence: string; html?: string } | { captcha: true };

/** `mp.weixin.qq.com`, articles by short id or by `mid`. */
export function wechatHost(articles: Record<string, Article> = {}, otherwise: Article = { title: '一篇文章' }): SimulatedHost {
  return {
    host: 'mp.weixin.qq.com',
    answer({ url }) {
      if (url.pathname.startsWith('/mp/wappoc_appmsgcaptcha')) return page('验证', '<p>环境异常，完成验证后即可继续访问。</p>');
      const key = url.searchParams.get('mid') ?? url.pathname.replace('/s/', '');
      return articlePage(articles[key] ?? otherwise);
    },
  };
}

function articlePage(article: Article): SimulatedAnswer {
  if ('captcha' in article) return redirect('https://mp.weixin.qq.com/mp/wappoc_appmsgcaptcha?poc_token=x');
  if ('title' in article) return page(article.title, `<div id="js_content"><p>${escaped(article.title)}：正文。</p></div>`);
  return page(
    '',
    article.html ?? `<div class="weui-msg"><div class="weui-msg__title warn">${escaped(article.sentence)}</div></div>`,
  );
}
