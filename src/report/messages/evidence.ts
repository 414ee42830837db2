import { serviceTitle } from '../../links/services/index.ts';
import { getMessages } from '../../messages/index.ts';
import type { Language } from '../../model/language.ts';
import { parseMarker } from '../../model/marker.ts';
import type { Evidence } from '../../model/verdict.ts';

/** Words for who was asked about a link, what was seen there, and whose link it is: names that `links/` gives, as people say them. */

const sourceNamesZh: ReadonlyMap<string, string> = new Map([
  ['page', '网页'],
  ['nobody', '未询问任何网站'],
  ['github', 'GitHub 网站'],
  ['github graphql', 'GitHub GraphQL 接口'],
  ['github rest', 'GitHub REST 接口'],
  ['github graphql and rest', 'GitHub 的 GraphQL 与 REST 接口'],
  ['gitee api', 'Gitee 接口'],
  ['baidu pan', '百度网盘'],
  ['baidu pan page', '百度网盘的分享页'],
  ['baidu pan page and verify', '百度网盘的分享页与提取码校验'],
  ['baidu pan page, verify and list', '百度网盘的分享页、提取码校验与文件列表'],
  ['baidu pan shorturlinfo', '百度网盘的分享信息接口'],
  ['baidu pan shorturlinfo and page', '百度网盘的分享信息接口与分享页'],
  ['aliyun-drive share', '阿里云盘分享'],
  ['quark share', '夸克网盘分享'],
  ['123pan share', '123 云盘分享'],
  ['115 share', '115 网盘分享'],
  ['google-drive share', 'Google Drive 分享'],
  ['doi handle', 'DOI 登记'],
  ['doi handle, crossref, datacite', 'DOI 登记、Crossref 与 DataCite'],
  ['crossref', 'Crossref'],
  ['datacite', 'DataCite'],
  ['arxiv api', 'arXiv 接口'],
  ['arxiv page', 'arXiv 网页'],
  ['arxiv api and page', 'arXiv 接口与网页'],
  ['acl anthology', 'ACL Anthology 网站'],
  ['openreview api', 'OpenReview 接口'],
  ['pubmed esummary', 'PubMed 接口'],
  ['pmc open access', 'PMC 开放获取接口'],
  ['hugging face api', 'Hugging Face 接口'],
  ['hugging face api and page', 'Hugging Face 接口与网页'],
  ['modelscope api', '魔搭接口'],
  ['kaggle api', 'Kaggle 接口'],
  ['wechat page', '微信文章页'],
  ['zhihu page', '知乎网页'],
  ['douban page', '豆瓣网页'],
]);

/** How a service was asked, for services without words of their own. */
const sourceMeansZh: Readonly<Record<string, string>> = { api: '接口', page: '网页', share: '分享' };

/** Said after a name when a second network was asked too. */
const secondNetworkSuffixes: readonly [string, string][] = [
  [', also from a second network', '，第二网络所见相同'],
  [', from a second network', '，由第二网络访问'],
];

/** Who was asked, as people say it. A name that is not known, of an older history say, stays as it is: not escaped. */
export function formatSource(asked: string, language: Language): string {
  if (language === 'en') return asked;
  for (const [end, words] of secondNetworkSuffixes) {
    if (asked.endsWith(end)) return `${formatSource(asked.slice(0, -end.length), 'zh')}${words}`;
  }
  const known = sourceNamesZh.get(asked);
  if (known !== undefined) return known;
  const [, service = '', means = ''] = /^([\w-]+) (api|page|share)$/.exec(asked) ?? [];
  const words = sourceMeansZh[means];
  return words === undefined ? asked : `${serviceTitle(service, 'zh')} ${words}`;
}

/**
 * What was seen, as people say it. A network error is named by its code, with values as its marker;
 * a quotation stays as it is. Not escaped.
 */
export function formatMarker(
  { code, marker = '' }: { code?: string | undefined; marker?: string | undefined },
  language: Language,
): string {
  const networkError = describeNetworkError(code, marker, language);
  if (networkError !== undefined) return networkError;
  const parsed = parseMarker(marker);
  return parsed === undefined ? marker : getMessages(language).markers[parsed.code](parsed.value);
}

/** Values of network errors: one word, perhaps with a remark in brackets. Older histories have sentences there. */
const networkErrorValues = /^\S*(?: \([^()]*\))?$/;

function describeNetworkError(code: string | undefined, values: string, language: Language): string | undefined {
  if (code === undefined || !networkErrorValues.test(values)) return undefined;
  const { errors, proxyStatus } = getMessages(language).network;
  const status = /^PROXY_(\d{3})$/.exec(code)?.[1];
  if (status !== undefined) return proxyStatus(status, values);
  return Object.hasOwn(errors, code) ? errors[code as keyof typeof errors](values) : undefined;
}

/** Evidence for programs that read JSON: its marker is in words, in English, instead of an error's values. */
export function describeEvidence(evidence: Evidence): Evidence {
  const marker = formatMarker(evidence, 'en');
  return marker === '' ? evidence : { ...evidence, marker };
}

/** Who was asked and what was seen, in one line: `page, 404`, `网页，404`. Strangers' text in it is not escaped. */
export function formatEvidence({ asked, status, code, marker }: Evidence, language: Language): string {
  return [
    formatSource(asked, language),
    status === undefined ? '' : String(status),
    code ?? '',
    formatMarker({ code, marker }, language),
  ]
    .filter((word) => word !== '')
    .join(language === 'zh' ? '，' : ', ');
}
