import type { Language } from '../../model/language.ts';
import type { CheckedLink, CheckSummary, LinkLocation } from '../../model/verdict.ts';
import { formatEvidence, formatVerdict, pluralize } from '../messages/index.ts';

/** What a check of links found, for the forms in which other programs and people read it. */
export interface LinkReport {
  links: readonly CheckedLink[];
  summary: CheckSummary;
  language: Language;
  /** Says whether a link is one that a pipeline should stop at. */
  isFailure(link: CheckedLink): boolean;
}

/** What a link that is not simply alive means to whoever keeps the list. */
export type LinkClass = 'bad' | 'moved' | 'look' | 'unjudged' | 'fine';

/** `bad` stops a pipeline; `moved` can be mended; `look` is worth one; of `unjudged` nobody knows anything. */
export function classifyLink(link: CheckedLink, isFailure: (link: CheckedLink) => boolean): LinkClass {
  if (isFailure(link)) return 'bad';
  if (link.verdict === 'moved') return 'moved';
  if (link.verdict === 'alive') return link.note === undefined || link.note === 'weak-evidence' ? 'fine' : 'look';
  if (link.verdict === 'gone' || link.verdict === 'unreachable' || link.verdict === 'restricted') return 'look';
  return 'unjudged';
}

const noteMessages: Record<NonNullable<CheckedLink['note']>, Record<Language, string>> = {
  archived: { en: 'its repository is archived', zh: '仓库已归档' },
  'taken-over': {
    en: 'the name shows something else now, as expired names do that were sold',
    zh: '域名疑似已被他人抢注，内容已完全不同',
  },
  'possibly-wrong-link': { en: 'its title is another: possibly the wrong link', zh: '页面标题不同，可能链接有误' },
  'another-repository': { en: 'its name belongs to another repository now', zh: '该名称现属另一个仓库' },
  withdrawn: { en: 'the paper was withdrawn', zh: '论文已撤回' },
  retracted: { en: 'the paper was retracted', zh: '论文已被撤稿' },
  'weak-evidence': { en: 'the host answers so to everything', zh: '该网站对任何地址都如此响应' },
  'empty-repository': { en: 'its repository is empty', zh: '仓库为空' },
  'mirror-alive': { en: 'another mirror of it lives', zh: '另有镜像可访问' },
  'mirrors-gone': { en: 'so are all its mirrors', zh: '其所有镜像也已失效' },
};

/** A note in words, as a clause. */
export function formatNote(note: NonNullable<CheckedLink['note']>, language: Language): string {
  return noteMessages[note][language];
}

/** One sentence on one link, without the address: `gone: it is not there (page, 404)`. Strangers' text in it is not escaped. */
export function formatLinkSummary(link: CheckedLink, language: Language): string {
  const { verdict, reason } = formatVerdict(link, language);
  const zh = language === 'zh';
  const note = link.note === undefined ? '' : `${zh ? '，' : ', '}${noteMessages[link.note][language]}`;
  const to = link.to === undefined ? '' : `${zh ? '，新地址：' : ', now at '}${link.to}`;
  const by = formatEvidence(link.evidence, language);
  return `${verdict}${zh ? '：' : ': '}${reason}${note}${to}${zh ? `（${by}）` : ` (${by})`}`;
}

/**
 * What to say of a run that found no network. Some verdicts stand all the same: of a GitHub of one's own, of an address that can not be
 * read, of what is remembered.
 * @param judgedCount how many of `all` links have a verdict.
 */
export function formatOfflineMessage(judgedCount: number, totalCount: number, language: Language): string {
  const left = totalCount - judgedCount;
  if (language === 'zh') {
    if (judgedCount === 0) return '没有网络：连不上任何网站，因此没有对任何链接下结论。';
    return `没有网络：连不上外部网站，${pluralize(totalCount, 'link', 'zh')}中有 ${left} 个未作判断。`;
  }
  if (judgedCount === 0) return 'No network: no host could be reached, so no link was judged.';
  return `No network: no host outside could be reached, so ${left} of ${pluralize(totalCount, 'link', 'en')} ${left === 1 ? 'was' : 'were'} not judged.`;
}

/** Whether anything is known of a link, though there was no network. */
export const isJudged = ({ reason }: CheckedLink): boolean => reason !== 'offline';

/** Where a link stands, as compilers say it; empty for an address given by hand. */
export function formatPosition(place: LinkLocation | undefined): string {
  return place === undefined ? '' : `${place.file}:${place.line}:${place.column}`;
}
