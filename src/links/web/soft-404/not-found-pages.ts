import { isAppShell } from '../app-shells.ts';
import type { HtmlPage } from '../html-page.ts';

/**
 * Words by which a page says that it is not there. They count in these places: as the whole title,
 * as its first or last part, and as the sentence of a common forum. They also count as the first
 * heading of a short page with the title of its site (mintlify/docs#3759). They are weighed, never
 * believed alone.
 */
export function findNotFoundTitle(page: HtmlPage): string | undefined {
  const parts = page.title.split(titleSeparator).map((part) => part.trim());
  const title = [page.title, ...parts].find(isNotFoundTitle);
  if (title !== undefined || page.text.length >= maxNoticeLength) return title;
  // Readers do not see the text of an app shell: scripts replace it.
  const heading = page.heading !== undefined && !isAppShell(page) && isNotFoundTitle(page.heading) ? page.heading : undefined;
  return heading ?? forumPattern.exec(page.text)?.[0];
}

/** Characters of a page that says no more than that something is missing. */
const maxNoticeLength = 2000;

/**
 * Between the words of a page and the name of its site. Chinese titles often have no spaces there.
 */
const titleSeparator = /\s*[|｜\-–—_·:：]\s+|\s+[|｜\-–—_·]\s*|(?<=\p{Script=Han}[！!。]?)[|｜_-](?=[\p{Script=Han}\w])/u;

const isNotFoundTitle = (title: string): boolean =>
  title.length <= 120 && notFoundPatterns.some((pattern) => pattern.test(title));

/** Discuz, for a thread. Its title is only 提示信息. */
const forumPattern = /抱歉，指定的主题不存在或已被删除(?:或正在被审核)?/;

const number404 =
  /^(?:(?:http|err|error|erreur|fehler|erro|ошибка|status|http (?:error|status))[\s:]*)?404(?:\s*[.,!:–—-]?\s*\(?(?:error|page|not found|page not found|file not found|页面|页面不存在|页面未找到|错误|错误页面)\)?)?[.!1]*$/i;
const englishSubject =
  /(?:(?:sorry|oops|whoops)[,.!…]*\s*)?(?:(?:the|this|that|requested) )*(?:page|file|resource|object|document|content|item|product|article|post|data ?set|model|repository|project|user|profile|video|course|question|record|topic|thread)(?: (?:that )?you(?: are|['’]re| were)? (?:requested|looking for))?/;
const englishAbsence =
  /not found|unavailable|not available|no longer (?:available|exists?)|is unavailable|is no longer available|(?:was|is|could|can) ?(?:not|n['’]t) (?:be )?(?:found|available)|can['’]t be found|(?:isn|wasn|couldn)['’]t (?:be )?(?:found|available)(?: right now)?|does(?: not|n['’]t) exist|has been (?:deleted|removed)/;
const english = new RegExp(
  `^(?:(?:404[:.,]?\\s+)?${englishSubject.source} (?:${englishAbsence.source})[.!]*(?:\\s*\\(404\\))?)$`,
  'i',
);
const englishAlone =
  /^(?:not found(?: \(404\))?|no longer available|(?:page|content) (?:removed|deleted)|(?:(?:sorry|oops)[,.!…]* )?we (?:can(?:no|['’])t|could(?: not|n['’]t)) find (?:that|the|this) page(?: (?:that )?you(?: are|['’]re| were) looking for)?[.!]*)$/i;
const chineseSubject =
  /(?:很?抱歉[，,！!。]?|对不起[，,！!。]?)?(?:[您你])?(?:所)?(?:要|想)?(?:访问|查看|浏览|请求|打开)?的?(?:该|此|这个)?(?:页面|网页|文件|内容|资源|链接|地址|课程|帖子|主题|文章|博客|博文|商品|产品|宝贝|用户|项目|仓库|数据集|模型|视频|话题|店铺|作品|问题|回答|竞赛|比赛|活动|笔记|专栏|词条)/;
const chineseAbsence =
  /已?不存在(?:或已?(?:被)?(?:删除|下架))?|(?:暂时)?(?:未|无法)找到|找不到|没有?找到|已(?:被)?(?:删除|下架|移除|注销)|走丢了|丢失|不见了|已失效/;
const chineseEnd = /了?[。！!]*$/;
const chinese = new RegExp(`^${chineseSubject.source}(?:${chineseAbsence.source})${chineseEnd.source}`);
const chineseAlone =
  /^(?:很?抱歉[，,！!。]?|对不起[，,！!。]?)?(?:找不到|没有?找到|未找到)[您你]?(?:要|想)?(?:访问|查看|找)?的?(?:该|此|这个|相关)?(?:页面|网页|文件|内容|资源|课程|帖子|文章|商品|产品|用户|项目|数据集|模型|视频)[。！!]*$/;
const otherLanguages =
  /^(?:Seite (?:wurde )?nicht gefunden|Page (?:introuvable|non trouvée)|Página no encontrada|Página não encontrada|Pagina non trovata|Страница не найдена|(?:お探しの)?ページ(?:が|は)見つかりません(?:でした)?|페이지를 찾을 수 없습니다)[.!。]*$/i;
/**
 * What servers show in place of a site that they do not have, or that nobody has filled: nginx,
 * Apache, IIS, Plesk, the panel 宝塔, and hosts of pages.
 */
const emptyServerPattern =
  /^(?:welcome to nginx!?|apache2? .{0,20}default page.*|iis windows server|web server['’]s default page|domain default page|没有找到站点|(?:恭喜[，,]\s*)?站点创建成功[！!]?|(?:site|deployment|application) not found|no such app|(?:heroku \| )no such app)$/i;
/** A site that is not there yet, or no more. */
const placeholderPattern =
  /^(?:(?:site |website |page )?(?:is )?under construction|coming soon|(?:网站|页面)?(?:正在)?建设中)[.!。！…]*$/i;

/**
 * The title of a page that a server shows when it has no site, or that stands for a site which is
 * not there. It may be there for anything that is asked.
 * @returns `isProof`: whether it says that there is no site. Else it only says nothing of this
 * page.
 */
export function findEmptySiteTitle({ title, text }: HtmlPage): { title: string; isProof: boolean } | undefined {
  if (text.length >= maxNoticeLength) return undefined;
  const whole = title.trim();
  if (emptyServerPattern.test(whole)) return { title: whole, isProof: true };
  return placeholderPattern.test(whole.split(titleSeparator)[0] ?? '') ? { title: whole, isProof: false } : undefined;
}

/**
 * Whether a search says that it found nothing. A search for a word of the address may have found
 * something.
 */
export const findsNothing = ({ text }: HtmlPage): boolean =>
  /\b(?:no|0) (?:search )?results?\b|\bnothing (?:was )?found\b|\bdid not match any\b|(?:没有|未)(?:找到|搜索到|检索到)|找不到(?:和|与|相关)/i.test(
    text,
  );

const notFoundPatterns = [number404, english, englishAlone, chinese, chineseAlone, otherLanguages];

/**
 * Recognises the path of an error page by one whole part of it, such as `404.html`. An article
 * about the 404 has more words in that part.
 * @param from Where the redirect began. Something may have the number 404 itself; then this address
 * holds it too.
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
