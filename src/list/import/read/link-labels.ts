import type { Identity } from '../../../links/identify/index.ts';
import { isPaper, isServiceOf } from '../../../links/services/index.ts';
import type { EntryKind, LinkRole } from '../../schema/index.ts';

/** What the labels of lists mean: 论文地址, [code], 数据集描述：. Case, spaces and colons do not count. */

/** Labels that only name the role; the role replaces them. */
const genericLabels: [LinkRole, RegExp][] = [
  ['paper', /^(?:论文|文章|原文|原始?论文)?(?:地址|链接|下载|网址)$|^论文$|^(?:the )?(?:paper|arxiv|pdf)(?: ?link)?$/i],
  [
    'code',
    /^(?:(?:项目|代码|源码|仓库|开源代码|github ?项目?|github|git)(?:地址|链接|网址)?|github ?项目地址|source(?: ?code)?|code|github|git|gitlab|gitee|repo(?:sitory)?)$/i,
  ],
  [
    'data',
    /^(?:(?:数据集?|语料|度盘|百度云?网?盘|网盘|官方)?(?:下载)?(?:地址|链接|网址)|数据集?|数据集?下载|下载|度盘|百度网?盘|百度云|data(?:set)?|download)$/i,
  ],
  [
    'homepage',
    /^(?:官方?|项目|任务|竞赛|比赛)?(?:网站|网址|官网|主页|首页|地址|链接|点击查看)$|^(?:link|here|home ?page|web ?site|website|url|page|official)$/i,
  ],
  ['demo', /^(?:演示|demo|在线演示)(?:地址)?$/i],
  ['docs', /^(?:文档|手册|docs?|documentation)(?:地址)?$/i],
  ['article', /^(?:blog|博客|文章|解读文章?|文章链接|news|新闻|新闻链接|medium_blog)$/i],
  ['registration', /^(?:报名|注册)(?:地址|链接)?$/i],
];

/** Words in a label that say the role; the first that matches counts. */
const roleKeywords: [LinkRole, RegExp][] = [
  ['registration', /报名|注册入口|sign ?up|registration/i],
  ['solution', /方案|solution|baseline|冠军|第.{1,2}名/i],
  ['article', /解析|解读|博客|blog|新闻|news|公众号|介绍|文章|tutorial|教程|video|youtube/i],
  // `pdf_oxide` and `PDF.js` are names of tools.
  ['paper', /论文|paper|arxiv|\bpdfs?\b(?! ?(?!download|file|version|link|here)[a-z])|technical report/i],
  ['docs', /文档|手册|说明|docs?\b|documentation|manual/i],
  ['demo', /demo|演示|试用|playground/i],
  ['code', /github|gitlab|gitee|代码|源码|项目|\bcode\b|\brepo/i],
  ['mirror', /镜像|mirror/i],
  ['leaderboard', /排行榜|榜单|leaderboard/i],
  ['weights', /权重|weights|checkpoints?\b/i],
  ['data', /数据|语料|下载|度盘|网盘|百度云|百度盘|data|download|corpus|模型|model|训练|测试集|开发集/i],
  ['homepage', /官网|官方|主页|网址|首页|网站|地址|链接|入口|平台|home ?page|website|official|link|查看|评测|榜/i],
];

/** A label for comparison: no decoration, no bracketed aside, no colon. */
export function normalizeLabel(text: string): string {
  return text
    .replace(/[（(][^（）()]{0,40}[)）]/g, '')
    .replace(/[\s*_`#>【】「」[\]:：,，。.;；、\-–—|·•]+/gu, ' ')
    .trim();
}

/** What a label says that one needs: (需注册). */
export function detectRequirement(label: string): 'registration' | 'login' | 'application' | 'payment' | undefined {
  if (/需要?注册|registration required/i.test(label)) return 'registration';
  if (/需要?登[录陆]|login required/i.test(label)) return 'login';
  if (/需要?申请|on request|application required/i.test(label)) return 'application';
  if (/需要?付费|收费|\bpaid\b/i.test(label)) return 'payment';
  return undefined;
}

/** True when the text is a word for a kind of link and names nothing. */
export function isLinkLabel(text: string): boolean {
  const bare = normalizeLabel(text);
  if (bare === '') return true;
  if (genericLabels.some(([, pattern]) => pattern.test(bare))) return true;
  if (
    /^(?:paper|code|data(?:set)?|github|website|model|link|video|youtube|blog|medium_blog|google_?doc|hugging_?face|gitlab|image|news|demo|pile data|checkpoints?|source|slides|poster|weights|project(?: page)?|offici?al web ?site|here)\d{0,2}$/i.test(
      bare,
    )
  )
    return true;
  const short = [...bare].length <= 24;
  return (
    short &&
    /(?:地址|网址|链接|官网|主页|首页|入口|网盘|百度云|百度盘|论文|代码|源码|官方网站|仓库|博客|手册|文档|方案|方案及代码|下载|数据)$/.test(
      bare,
    ) &&
    !/数据集.{2,}数据$/.test(bare)
  );
}

/** The role of a link, from its label and its address together. */
export function inferRole(label: string, identity: Identity, kind: EntryKind | undefined): LinkRole {
  const normalized = normalizeLabel(label);
  const { service } = identity;
  const isRepository = isServiceOf(service, 'repository');
  if (isPaper(identity) && !/解[析读]|代码|数据|code|data/i.test(normalized)) return 'paper';
  const keywordRole = normalized === '' ? undefined : roleKeywords.find(([, pattern]) => pattern.test(normalized))?.[0];
  if (keywordRole === 'paper' && isRepository) return 'code';
  if (keywordRole !== undefined && keywordRole !== 'homepage') return keywordRole;
  if (isServiceOf(service, 'file-share') || isServiceOf(service, 'hub') || isServiceOf(service, 'paper')) return 'data';
  if (isRepository) return kind === 'dataset' || kind === 'corpus' ? 'data' : 'code';
  if (isServiceOf(service, 'article')) return 'article';
  return (
    keywordRole ?? (kind === 'article' ? 'article' : kind === 'paper' && /\.pdf$/i.test(identity.url) ? 'paper' : 'homepage')
  );
}

/** True when the role says as much as the label. */
export function isRedundantLabel(label: string, role: LinkRole): boolean {
  const bare = normalizeLabel(label);
  return (
    bare === '' ||
    genericLabels.some(([of, pattern]) => (of === role || role === 'data' || role === 'homepage') && pattern.test(bare))
  );
}

/** `说明：…`, `Description: …`: a label of the description. */
export const descriptionLabelPattern =
  /^\s*((?:数据集?|项目|语料|评测|任务|论文|原始)?(?:描述|说明|简介|介绍|概要|概述)|description|introduction|summary|about)\s*(?:[:：]\s*|$)/i;

/** `论文题目：…`: the title of a paper. */
export const titleLabelPattern = /^\s*(论文题目|论文名称|论文标题|paper title|title)\s*[:：]\s*(?=\S)/i;

/** The label of a code on its own line. */
export const codeLabelPattern =
  /(?:提取密?码|访问密?码|分享码|密码|(?:extraction |access )?code|password|passcode|pwd)\s*(?:为|是)?\s*[:：=]?\s*/i;
