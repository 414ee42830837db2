import type { Language, LocalizedText } from '../../model/language.ts';
import { localizeText } from '../../text/localize-text.ts';
import type { EntryKind, Link } from '../schema/index.ts';

/** The words of the outputs in both languages. A slug without a word stands for itself. */

type LabelTable = Record<string, [zh: string, en: string]>;

const roleLabels: Record<Link['role'], [zh: string, en: string]> = {
  homepage: ['主页', 'Homepage'],
  data: ['数据', 'Data'],
  code: ['代码', 'Code'],
  paper: ['论文', 'Paper'],
  demo: ['演示', 'Demo'],
  registration: ['报名', 'Registration'],
  docs: ['文档', 'Docs'],
  solution: ['方案', 'Solution'],
  article: ['文章', 'Article'],
  mirror: ['镜像', 'Mirror'],
};

/** What the data of an entry are, by its kind. */
const dataLabels: Partial<Record<EntryKind, [zh: string, en: string]>> = {
  dataset: ['数据集', 'Dataset'],
  corpus: ['语料', 'Corpus'],
  model: ['模型', 'Model'],
  'knowledge-graph': ['图谱', 'Graph'],
};

const requirementLabels: LabelTable = {
  registration: ['需注册', 'registration needed'],
  login: ['需登录', 'login needed'],
  application: ['需申请', 'on application'],
  payment: ['需付费', 'paid'],
  paid: ['需付费', 'paid'],
  closed: ['不公开', 'not public'],
};

const stateLabels: LabelTable = {
  upcoming: ['即将开始', 'Upcoming'],
  ended: ['已结束', 'Ended'],
  withdrawn: ['已撤下', 'Withdrawn'],
  gone: ['已失效', 'No longer available'],
  archived: ['已归档', 'Archived'],
  superseded: ['已被取代', 'Superseded'],
};

/** Why a link is dead, as far as a reader wants to know. */
const deathReasonLabels: LabelTable = {
  cancelled: ['分享已取消', 'share cancelled'],
  deleted: ['分享已删除', 'share deleted'],
  banned: ['已被封禁', 'banned by its host'],
  expired: ['已过期', 'expired'],
  withdrawn: ['已撤下', 'withdrawn'],
};

const languageLabels: LabelTable = {
  zh: ['中文', 'Chinese'],
  'zh-Hans': ['中文', 'Chinese'],
  'zh-Hant': ['繁体中文', 'Traditional Chinese'],
  en: ['英文', 'English'],
  ja: ['日文', 'Japanese'],
  ko: ['韩文', 'Korean'],
  de: ['德文', 'German'],
  fr: ['法文', 'French'],
  es: ['西班牙文', 'Spanish'],
  ru: ['俄文', 'Russian'],
  vi: ['越南文', 'Vietnamese'],
  pt: ['葡萄牙文', 'Portuguese'],
};

const taskLabels: LabelTable = {
  'attribute-extraction': ['属性抽取', 'attribute extraction'],
  classification: ['分类', 'classification'],
  'coreference-resolution': ['指代消解', 'coreference resolution'],
  dialogue: ['对话', 'dialogue'],
  'dialogue-generation': ['对话生成', 'dialogue generation'],
  'entity-linking': ['实体链接', 'entity linking'],
  'event-extraction': ['事件抽取', 'event extraction'],
  'information-extraction': ['信息抽取', 'information extraction'],
  'information-retrieval': ['信息检索', 'information retrieval'],
  'intent-detection': ['意图识别', 'intent detection'],
  'keyphrase-extraction': ['关键词抽取', 'keyphrase extraction'],
  'knowledge-graph-construction': ['知识图谱构建', 'knowledge graph construction'],
  'language-modeling': ['语言模型', 'language modeling'],
  'machine-translation': ['机器翻译', 'machine translation'],
  'named-entity-recognition': ['命名实体识别', 'named entity recognition'],
  'natural-language-inference': ['自然语言推理', 'natural language inference'],
  'outcome-prediction': ['结局预测', 'outcome prediction'],
  'part-of-speech-tagging': ['词性标注', 'part-of-speech tagging'],
  'question-answering': ['问答', 'question answering'],
  'question-generation': ['问题生成', 'question generation'],
  'reading-comprehension': ['阅读理解', 'reading comprehension'],
  'relation-extraction': ['关系抽取', 'relation extraction'],
  'report-generation': ['报告生成', 'report generation'],
  'representation-learning': ['表示学习', 'representation learning'],
  'semantic-similarity': ['语义相似度', 'semantic similarity'],
  'sentiment-analysis': ['情感分析', 'sentiment analysis'],
  'speech-recognition': ['语音识别', 'speech recognition'],
  summarization: ['摘要', 'summarization'],
  'term-normalization': ['术语标准化', 'term normalization'],
  'text-classification': ['文本分类', 'text classification'],
  'text-generation': ['文本生成', 'text generation'],
  'text-matching': ['文本匹配', 'text matching'],
  'text-to-sql': ['文本转 SQL', 'text to SQL'],
  'transfer-learning': ['迁移学习', 'transfer learning'],
  'word-segmentation': ['分词', 'word segmentation'],
};

const pickLanguage = (pair: [zh: string, en: string] | undefined, language: Language) => pair?.[language === 'zh' ? 0 : 1];

export const getRoleLabel = (role: Link['role'], kind: EntryKind, language: Language): string =>
  pickLanguage(role === 'data' ? (dataLabels[kind] ?? roleLabels.data) : roleLabels[role], language) ?? role;
export const getRequirementLabel = (need: string, language: Language) => pickLanguage(requirementLabels[need], language);
export const getStateLabel = (state: string, language: Language) => pickLanguage(stateLabels[state], language) ?? state;
export const getDeathReasonLabel = (reason: string | undefined, language: Language): string =>
  pickLanguage(deathReasonLabels[reason ?? ''], language) ?? (language === 'zh' ? '链接已失效' : 'link dead');
export const getLanguageLabel = (tag: string, language: Language): string => pickLanguage(languageLabels[tag], language) ?? tag;

/** A task's or tag's word: the list's own, the built-in one, or the slug with spaces. */
export function getTaskLabel(slug: string, language: Language, customLabels: Record<string, LocalizedText> | undefined): string {
  return localizeText(customLabels?.[slug], language) ?? pickLanguage(taskLabels[slug], language) ?? slug.replaceAll('-', ' ');
}

export const phrases = {
  zh: {
    comma: '，',
    and: '、',
    stop: '。',
    open: '（',
    close: '）',
    code: '提取码',
    archived: '存档',
    others: ' 等',
    noLicense: '许可证未注明',
    license: (id: string) => `许可证 ${id}`,
    source: (text: string) => `来源：${text}`,
    partOf: (name: string) => `属于 ${name}`,
    derivedFrom: (name: string) => `源自 ${name}`,
    contents: '目录',
    total: (count: number) => `共 ${count} 个条目。`,
  },
  en: {
    comma: ', ',
    and: ', ',
    stop: '.',
    open: ' (',
    close: ')',
    code: 'code',
    archived: 'archived copy',
    others: ' et al.',
    noLicense: 'licence not stated',
    license: (id: string) => `licence ${id}`,
    source: (text: string) => `source: ${text}`,
    partOf: (name: string) => `part of ${name}`,
    derivedFrom: (name: string) => `derived from ${name}`,
    contents: 'Contents',
    total: (count: number) => (count === 1 ? '1 entry.' : `${count} entries.`),
  },
} as const;

/** A count for readers: 1,100,000 is 110 万 in Chinese, where no digit is lost by it. */
export function formatLargeCount(count: number, language: Language): string {
  if (language === 'zh') {
    if (count >= 1e8 && count % 1e6 === 0) return `${count / 1e8} 亿`;
    if (count >= 1e4 && count % 100 === 0) return `${count / 1e4} 万`;
  }
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
