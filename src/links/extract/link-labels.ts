/** Words that say what kind of link it is, not what it leads to. */
const labelPattern =
  /^(?:\[?(?:the |this )?(?:link|here|click here|url|website|web ?site|homepage|home ?page|page|paper|pdf|code|github|git|repo(?:sitory)?|data|dataset|download|demo|docs?|documentation|source|project|model|arxiv|doi|baidu(?: ?ink| pan| netdisk)?|google drive|official|blog|video|slides?)\]?|[\p{P}\s\d]+)$/iu;
const chineseLabelPattern =
  /(?:地址|网址|链接|下载|官网|主页|百度(?:网盘|云|盘)|网盘|论文|代码|项目|数据集?|原文|来源|详情|入口|仓库|文档|首页)(?:[（(].*[）)])?$/u;

/** Says whether a link's text is a label (`论文地址`, `code`, `link`) that names nothing. */
export function isGenericLinkLabel(text: string): boolean {
  return labelPattern.test(text) || (text.length <= 14 && chineseLabelPattern.test(text));
}
