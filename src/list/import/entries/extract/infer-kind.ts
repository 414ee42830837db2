import type { Identity } from '../../../../links/identify/index.ts';
import { getHubKind, isPaper, isServiceOf } from '../../../../links/services/index.ts';
import type { EntryKind, Link } from '../../../schema/index.ts';

/**
 * Words in the name of a section that say what kind of thing its entries are; the first that
 * matches counts.
 */
const kindKeywords: [EntryKind, RegExp][] = [
  ['paper', /论文|\bpapers?\b|\bpublications?\b/i],
  ['knowledge-graph', /知识图谱|knowledge graph/i],
  ['benchmark', /评测|比赛|竞赛|挑战赛?|榜|\bbenchmarks?\b|\bcompetitions?\b|\bshared tasks?\b|\bchallenges?\b/i],
  [
    'article',
    /\bblogs?\b|博客|文章|教程|tutorial|\barticles?\b|学习资料|\bbooks?\b|课程|\bcourses?\b|\blearning (?:resources?|materials?)\b/i,
  ],
  ['collection', /友情链接|相关项目|\bawesome\b|^资源列表$|平台$/i],
  ['product', /产品|商业|\bindustry\b|\bservices?\b|\bproducts?\b|解决方案|\borganizations?\b|组织|机构/i],
  ['corpus', /语料|corpus|corpora|术语集/i],
  ['dataset', /数据集?|datasets?\b/i],
  ['model', /模型|\b(?:word )?embeddings?\b|词向量|\bmodels?\b|\bllms?\b/i],
  ['toolkit', /工具|\btool(?:kit)?s?\b|\blibrar|框架|\bframeworks?\b|软件|\bpackages?\b|分词/i],
];

/** The kind that the name of a section says; undefined where it says none. */
function inferSectionKind(name: string): EntryKind | undefined {
  return kindKeywords.find(([, pattern]) => pattern.test(name))?.[0];
}

/**
 * The kind of an entry, from its labels, the names of its sections, its own name and the target of
 * its first link. Without any of these a repository is a toolkit, the first page of a host a
 * product, and another page an article.
 * @param sections the names of the sections around it, the nearest first.
 */
export function inferKind(
  entry: { title: boolean; name: string; identities: readonly Identity[]; links: readonly Pick<Link, 'role'>[] },
  sections: readonly string[],
): EntryKind {
  const [first] = entry.identities;
  const hasPaper = entry.links.some((link) => link.role === 'paper') || (first !== undefined && isPaper(first));
  if (entry.title && hasPaper) return 'paper';
  // A heading over everything, such as 资源列表, says nothing about what is below its own headings.
  const kinds = sections.map((name, index) =>
    index > 0 && inferSectionKind(name) === 'collection' ? undefined : inferSectionKind(name),
  );
  const sectionKinds = kinds.filter((kind) => kind !== undefined);
  if (hasPaper && sectionKinds.includes('paper')) return 'paper';
  const nearest = sectionKinds.find((kind) => kind !== 'paper');
  if (nearest !== undefined) return nearest;
  if (first === undefined) return 'article';
  if (entry.links.some((link) => link.role === 'data')) return 'dataset';
  if (isPaper(first)) return 'paper';
  if (/数据集?[。.]?$|datasets?$/i.test(entry.name)) return 'dataset';
  if (/语料|corpus/i.test(entry.name)) return 'corpus';
  if (/^awesome\b/i.test(entry.name)) return 'collection';
  if (isServiceOf(first.service, 'repository')) return 'toolkit';
  const hubKind = getHubKind(first);
  if (hubKind !== undefined) return hubKind;
  if (sectionKinds.includes('paper')) return 'article';
  // The first page of a host presents a product; a page within it is something to read.
  const parsedUrl = URL.parse(first.url);
  return parsedUrl !== null && parsedUrl.pathname === '/' && parsedUrl.search === '' ? 'product' : 'article';
}
