import { type Identity, identify } from '../../../links/identify/index.ts';
import { isServiceOf } from '../../../links/services/index.ts';
import { slugify } from '../../schema/index.ts';
import type { BuiltEntry } from './build-entry.ts';

/** English words for sections that have only a Chinese name, so that their ids can be read. */
const sectionIdWords: [RegExp, string][] = [
  [/医疗|医学|临床|生物/, 'medical'],
  [/金融/, 'finance'],
  [/法律|司法/, 'legal'],
  [/英文/, 'english'],
  [/中文/, 'chinese'],
  [/预训练/, 'pretrained'],
  [/多模态/, 'multimodal'],
  [/开源/, 'open-source'],
  [/知识图谱/, 'knowledge-graphs'],
  [/命名实体|实体识别/, 'entity-recognition'],
  [/关系抽取|关系提取/, 'relation-extraction'],
  [/事件抽取/, 'event-extraction'],
  [/信息抽取|信息提取|抽取/, 'extraction'],
  [/分词/, 'segmentation'],
  [/词向量/, 'embeddings'],
  [/阅读理解/, 'reading-comprehension'],
  [/对话|聊天/, 'dialogue'],
  [/问答/, 'question-answering'],
  [/情感/, 'sentiment'],
  [/分类/, 'classification'],
  [/摘要/, 'summarization'],
  [/翻译/, 'translation'],
  [/生成/, 'generation'],
  [/检索|搜索/, 'search'],
  [/推荐/, 'recommendation'],
  [/匹配|相似/, 'matching'],
  [/纠错/, 'correction'],
  [/语音/, 'speech'],
  [/句法|语义解析/, 'parsing'],
  [/评测|比赛|竞赛|挑战/, 'competitions'],
  [/语料/, 'corpora'],
  [/词库|词典/, 'lexicons'],
  [/数据集|数据/, 'datasets'],
  [/论文/, 'papers'],
  [/模型/, 'models'],
  [/工具/, 'tools'],
  [/框架/, 'frameworks'],
  [/产品/, 'products'],
  [/组织|机构/, 'organizations'],
  [/教程|课程|学习/, 'learning'],
  [/文章|博客/, 'articles'],
  [/书/, 'books'],
  [/友情链接|相关链接/, 'related-lists'],
  [/综述/, 'surveys'],
  [/诊断/, 'diagnosis'],
  [/文档/, 'documents'],
  [/表格/, 'tables'],
  [/正则/, 'regular-expressions'],
  [/指代/, 'coreference'],
  [/聚类/, 'clustering'],
  [/推理/, 'reasoning'],
  [/可解释/, 'explainability'],
  [/可视化/, 'visualization'],
  [/标注/, 'annotation'],
  [/提示/, 'prompting'],
  [/安全/, 'safety'],
  [/攻击/, 'attacks'],
  [/增强/, 'augmentation'],
  [/百科/, 'encyclopedias'],
  [/综合/, 'general'],
  [/其他|其它/, 'other'],
  [/资料|资源/, 'resources'],
];

/** Names that some file systems keep for themselves. */
const reservedFileNames = /^(?:con|prn|aux|nul|com\d|lpt\d|list|schema)$/;

/** Gives ids that nobody has yet: the second `word` is `word-2`. */
export interface IdAllocator {
  allocate(wanted: string): string;
}

export function createIdAllocator(): IdAllocator {
  const taken = new Map<string, number>();
  return {
    allocate(wanted) {
      const base = (reservedFileNames.test(wanted) ? `${wanted}-1` : wanted).slice(0, 72).replace(/[-.]+$/, '') || 'x';
      for (let number = taken.get(base) ?? 1; ; number++) {
        const id = number === 1 ? base : `${base}-${number}`;
        if (taken.has(id) && number > 1) continue;
        if (number === 1 && taken.has(base)) continue;
        taken.set(base, number + 1);
        if (id !== base) taken.set(id, 2);
        return id;
      }
    },
  };
}

/** An id for a section: its Latin words, or English words for its Chinese ones, or its place. */
export function proposeSectionId(name: string, position: number): string {
  const known = sectionIdWords.filter(([pattern]) => pattern.test(name)).map(([, word]) => word);
  const latin = slugify(name.replace(/[#+]+/g, (sign) => (sign.includes('#') ? ' sharp ' : ' plus ')));
  const isHan = /\p{Script=Han}/u.test(name);
  if (!isHan && /[a-z]/.test(latin)) return latin;
  const latinPart = /[a-z]{2}/.test(latin) && latin.length <= 40 ? [latin] : [];
  const translatedParts = known.filter(
    (word) => !latin.includes(word) && !known.some((other) => other !== word && other.includes(word)),
  );
  const combined = [...latinPart, ...translatedParts].slice(0, 4).join('-');
  return combined === '' ? `section-${position}` : combined;
}

/** An id for an entry: its Latin name, its repository or identifier, its host; where nothing tells, `entry`. */
export function proposeEntryId({ name, links, kind }: BuiltEntry): string {
  const latin = slugify(name);
  const letters = latin.replace(/[^a-z0-9]/g, '').length;
  const isHan = /\p{Script=Han}/u.test(name);
  if (!isHan && letters >= 1) return latin;
  const identity = links[0] ? identify(links[0].url) : undefined;
  const isMostlyLatin = letters >= 3 && /[a-z]{2}/.test(latin) && letters * 2 >= name.replace(/[^\p{L}\p{N}]/gu, '').length;
  if (isMostlyLatin) return latin;
  const fromAddress = identity === undefined ? '' : proposeIdFromAddress(identity);
  if (fromAddress !== '') return fromAddress;
  return letters >= 2 && /[a-z]/.test(latin) ? latin : kind;
}

function proposeIdFromAddress({ service, id, url }: Identity): string {
  if (isServiceOf(service, 'repository') || service === 'hugging-face') {
    // What stands in a repository is called by its own name, not by the repository's.
    const [owner = '', repository = owner, ...path] = id.split('/');
    return slugify((path.at(-1) ?? '').replace(/\.\w{1,5}$/, '')) || slugify(repository);
  }
  if (service === 'arxiv' || service === 'acl') return slugify(`${service}-${id}`);
  if (service === 'doi' || service === 'pubmed') return slugify(`${service}-${id}`).slice(0, 60);
  if (service !== 'web') return '';
  const parsed = URL.parse(url);
  const host = (parsed?.hostname ?? '').replace(/^www\./, '').split('.');
  const last = (parsed?.pathname ?? '')
    .split('/')
    .filter((part) => /^[\w.-]{2,40}$/.test(part) && /[a-z]{2}/i.test(part))
    .at(-1);
  const owner = host.length > 2 && /^(?:com|org|net|edu|gov|ac)$/.test(host.at(-2) ?? '') ? host.at(-3) : host.at(-2);
  return slugify([owner ?? host[0] ?? '', last?.replace(/\.\w{2,5}$/, '') ?? ''].filter(Boolean).join('-'));
}
