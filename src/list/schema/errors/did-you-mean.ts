import { distance } from 'fastest-levenshtein';
import { knownLicenses } from '../field-patterns.ts';

/** What was probably meant by a text. */
export interface Correction {
  value: string;
  /**
   * True when only the spelling differs, when the text is a known synonym, or when no other
   * candidate is as near.
   */
  isCertain: boolean;
}

/** Synonyms of the words of the schema, as lists and their contributors use them. */
const synonyms: Record<string, string[]> = {
  // fields of an entry
  links: ['url', 'urls', 'link', 'href', 'address', '链接', '地址'],
  description: [
    'desc',
    'summary',
    'abstract',
    'intro',
    'introduction',
    '简介',
    '描述',
    '说明',
    '概要',
    '数据集描述',
    '数据说明',
    '论文概要',
    '论文摘要',
    '项目说明',
  ],
  tasks: ['task', 'task_categories', '任务'],
  tags: ['keywords', 'labels', 'topics', '标签'],
  languages: ['lang', 'language', 'langs', '语言'],
  license: ['licence', '许可', '许可证', '协议'],
  authors: ['author', 'creator', 'creators', '作者'],
  name: ['title', 'pretty_name', '名称', '名字'],
  title: ['name', '题目', '标题', '论文题目'],
  venue: ['journal', 'conference', 'booktitle', 'published_in', 'publisher', '会议', '期刊'],
  year: ['date', 'published', '年份'],
  identifiers: ['doi', 'arxiv', 'acl', 'pmid', 'ids'],
  section: ['category', 'group', 'sections', '分类'],
  kind: ['type', 'category', '类型'],
  relations: ['related', 'relation', 'see_also'],
  status: ['state'],
  // fields of a link
  code: [
    'pwd',
    'password',
    'passcode',
    'extraction_code',
    '提取码',
    '密码',
    'github',
    'repo',
    'repository',
    'source',
    '代码',
    '项目',
    '项目地址',
    'github项目地址',
  ],
  role: ['type', 'kind', 'name'],
  url: ['href', 'link', 'address', '链接', '地址'],
  label: ['text', 'title'],
  // roles
  homepage: ['website', 'site', 'home', 'page', '主页', '官网', '官方网址', '任务网址', '评测官网', '地址'],
  data: ['dataset', 'download', 'downloads', 'datasets', '数据', '数据集', '数据集地址', '数据集github地址', '下载地址', '下载'],
  paper: ['arxiv', 'pdf', 'publication', 'article-paper', '论文', '论文地址'],
  demo: ['playground', 'example', '演示'],
  registration: ['register', 'signup', 'sign-up', '报名', '注册'],
  docs: ['doc', 'documentation', 'manual', 'wiki', '文档'],
  solution: ['baseline', 'winner', '方案', '解决方案'],
  article: ['blog', 'post', 'news', '文章', '文章链接', '解读', '解读文章', '博客'],
  mirror: ['copy', 'backup', '镜像', '备份'],
  // kinds
  benchmark: ['competition', 'challenge', 'shared-task', 'contest', 'evaluation', '评测', '比赛', '竞赛'],
  toolkit: ['tool', 'library', 'software', 'package', 'framework', '工具'],
  'knowledge-graph': ['kg', 'ontology', 'graph', '知识图谱'],
  dataset: ['data', 'data-set', 'datasets', '数据集'],
  corpus: ['corpora', 'text', '语料', '语料库'],
  model: ['embedding', 'embeddings', 'pretrained-model', 'weights', '模型'],
  collection: ['list', 'awesome', 'awesome-list', '合集'],
  product: ['service', 'platform', 'api', '产品'],
  // states, accesses, precisions
  gone: ['dead', 'removed', 'deleted', '失效'],
  ended: ['closed', 'finished', 'over', '结束'],
  withdrawn: ['retracted', 'cancelled', '撤下'],
  open: ['free', 'public', '公开'],
  application: ['request', 'on-request', '申请'],
  zh: ['cn', 'chinese', 'zh-cn', '中文'],
  en: ['english', 'en-us', 'en-gb', '英文'],
  about: ['approx', 'approximate', 'around', '约'],
};

/** In lower case and with hyphens. Two words with the same result are the same word. */
const normalizeWord = (text: string) =>
  text
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');

/** The longest text that is compared, in characters. */
const maxComparedLength = 80;

/**
 * The candidate that was probably meant by a text, or undefined. Certain if only case, spaces,
 * hyphens or a plural differ, or for a known synonym. Otherwise the nearest by Levenshtein
 * distance, certain if it is the only one that near. Compares the text with every candidate.
 * @example findNearest('datset', ['dataset', 'paper']) // { value: 'dataset', isCertain: true }
 */
export function findNearest(input: string, candidates: readonly string[]): Correction | undefined {
  const word = normalizeWord(input).slice(0, maxComparedLength);
  if (word === '') return undefined;
  const same = candidates.find((candidate) => normalizeWord(candidate) === word);
  if (same !== undefined) return { value: same, isCertain: true };
  const plural = candidates.find(
    (candidate) => normalizeWord(candidate) === `${word}s` || `${normalizeWord(candidate)}s` === word,
  );
  if (plural !== undefined) return { value: plural, isCertain: true };
  const known = candidates.find((candidate) => synonyms[candidate]?.some((synonym) => normalizeWord(synonym) === word));
  if (known !== undefined) return { value: known, isCertain: true };
  return findByDistance(word, candidates);
}

/**
 * The candidate with the smallest distance, certain if no other is as near. Short words may differ
 * in one character, long ones in three.
 */
function findByDistance(word: string, candidates: readonly string[]): Correction | undefined {
  const maxDistance = word.length < 4 ? 1 : word.length < 8 ? 2 : 3;
  let nearest: Correction | undefined;
  let nearestDistance = maxDistance + 1;
  for (const candidate of candidates) {
    const candidateDistance = distance(word, normalizeWord(candidate));
    if (candidateDistance > nearestDistance) continue;
    if (candidateDistance < nearestDistance) nearest = { value: candidate, isCertain: true };
    else if (nearest !== undefined && nearest.value !== candidate) nearest = { ...nearest, isCertain: false };
    nearestDistance = candidateDistance;
  }
  return nearest;
}

const licenseAliases = new Map<string, string>(
  Object.entries({
    unknown: 'not-stated',
    none: 'not-stated',
    'n/a': 'not-stated',
    unspecified: 'not-stated',
    未注明: 'not-stated',
    未知: 'not-stated',
    apache: 'Apache-2.0',
    apache2: 'Apache-2.0',
    'apache-2': 'Apache-2.0',
    agplv3: 'AGPL-3.0',
    'agpl-3': 'AGPL-3.0',
    gpl: 'GPL-3.0',
    gplv3: 'GPL-3.0',
    'gpl-3': 'GPL-3.0',
    gplv2: 'GPL-2.0',
    'gpl-2': 'GPL-2.0',
    lgplv3: 'LGPL-3.0',
    'lgpl-3': 'LGPL-3.0',
    bsd: 'BSD-3-Clause',
    'cc-by': 'CC-BY-4.0',
    cc0: 'CC0-1.0',
    'public-domain': 'CC0-1.0',
  }),
);

/**
 * Licenses by the full names that GitHub shows beside a repository, without “the”, “license” and
 * “version”. Those of GNU don't say whether later versions may be used, and are missing.
 * https://docs.github.com/rest/licenses/licenses#get-all-commonly-used-licenses
 */
const licenseFullNames = new Map<string, string>(
  Object.entries({
    'apache-2-0': 'Apache-2.0',
    'bsd-2-clause-simplified': 'BSD-2-Clause',
    'bsd-3-clause-new-or-revised': 'BSD-3-Clause',
    'boost-software-1-0': 'BSL-1.0',
    'creative-commons-zero-1-0-universal': 'CC0-1.0',
    'creative-commons-attribution-4-0-international': 'CC-BY-4.0',
    'creative-commons-attribution-share-alike-4-0-international': 'CC-BY-SA-4.0',
    'creative-commons-attribution-sharealike-4-0-international': 'CC-BY-SA-4.0',
    'creative-commons-attribution-noncommercial-4-0-international': 'CC-BY-NC-4.0',
    'creative-commons-attribution-noncommercial-sharealike-4-0-international': 'CC-BY-NC-SA-4.0',
    'eclipse-public-2-0': 'EPL-2.0',
    'european-union-public-1-2': 'EUPL-1.2',
    'gnu-affero-general-public-3-0': 'AGPL-3.0',
    'gnu-general-public-2-0': 'GPL-2.0',
    'gnu-general-public-3-0': 'GPL-3.0',
    'gnu-lesser-general-public-2-1': 'LGPL-2.1',
    'gnu-lesser-general-public-3-0': 'LGPL-3.0',
    'mozilla-public-2-0': 'MPL-2.0',
    'artistic-2-0': 'Artistic-2.0',
    'academic-free-3-0': 'AFL-3.0',
    'sil-open-font-1-1': 'OFL-1.1',
    'open-data-commons-open-database-1-0': 'ODbL-1.0',
    'mulan-permissive-software-2': 'MulanPSL-2.0',
    'universal-permissive-1-0': 'UPL-1.0',
  }),
);

/** `Apache License, Version 2.0` as `apache-2-0`. */
const normalizeLicenseName = (input: string): string =>
  input
    .toLowerCase()
    .replace(/\b(?:the|licen[cs]e|version)\b/g, ' ')
    .replace(/\bv(?=\d)/g, ' ')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/**
 * The SPDX identifier that was probably meant. A name such as “Apache” that leaves the version open
 * is not certain. Another version is never taken for the one that was written.
 */
export function findNearestLicense(input: string): Correction | undefined {
  const bare = normalizeWord(input)
    .replace(/-licen[cs]e$/, '')
    .replace(/^the-/, '');
  const alias = licenseAliases.get(bare);
  if (alias !== undefined) return { value: alias, isCertain: alias === 'not-stated' };
  const fullName = licenseFullNames.get(normalizeLicenseName(input));
  if (fullName !== undefined) return { value: fullName, isCertain: true };
  const nearest = findNearest(bare.replace(/-v(?=\d)/, '-'), knownLicenses);
  if (!nearest?.isCertain) return nearest;
  return { ...nearest, isCertain: extractDigits(nearest.value) === extractDigits(bare) };
}

const extractDigits = (text: string): string => text.replace(/\D+/g, '.');
