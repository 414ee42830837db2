import { inline } from './escape.ts';
import type { Review, ReviewedEntry } from './review.ts';
import { beforeHan, counted, keeper, type Language } from './words.ts';

/** The one sentence of a review: does somebody have to do something? */

interface Tally {
  entries: readonly ReviewedEntry[];
  /** Entries with something to fix, and how much. */
  blocked: { name: string; changes: number }[];
  /** Things to fix that belong to no entry: settings, the list itself, generated files. */
  elsewhere: number;
}

function tally(review: Review): Tally {
  const dead = new Set(review.deadLinks.map(({ identity }) => identity));
  const blocked: Tally['blocked'] = [];
  let inEntries = 0;
  for (const entry of review.entries) {
    const errors = entry.findings.filter(({ severity }) => severity === 'error').length;
    const changes = errors + entry.links.filter(({ identity }) => dead.has(identity)).length;
    inEntries += changes;
    if (changes > 0 || entry.state === 'to-fix') blocked.push({ name: entry.name, changes: Math.max(1, changes) });
  }
  const errors = review.findings.filter(({ severity }) => severity === 'error').length;
  return { entries: review.entries, blocked, elsewhere: Math.max(0, errors + review.deadLinks.length - inEntries) };
}

/** The headline, signed, as Markdown on one line. */
export function headline(review: Review, language: Language): string {
  const words = inline(headlineWords(review, language), 400);
  return language === 'zh' ? `${keeper.zh}：${words}` : `${keeper.en}: ${words}`;
}

/** The headline as plain words, without a signature. */
export function headlineWords(review: Review, language: Language): string {
  if (review.untouched) return language === 'zh' ? '本次改动不涉及清单。' : 'nothing of the list is touched.';
  return language === 'zh' ? inChinese(tally(review)) : inEnglish(tally(review));
}

function inEnglish({ entries, blocked, elsewhere }: Tally): string {
  const total = entries.length;
  const [only] = entries;
  const [first] = blocked;
  const rest = elsewhere > 0 ? `${counted(elsewhere, 'thing', 'en')} to fix outside the entries` : '';
  if (!only) return rest ? `${rest}.` : 'nothing to fix. Thank you.';
  if (!first) {
    const all = total === 1 ? `${only.name} is ready` : total === 2 ? 'both entries are ready' : `all ${total} entries are ready`;
    return rest ? `${all}; ${rest}.` : `${all}. Thank you.`;
  }
  const end = rest ? `; ${rest}.` : '.';
  const one = `${first.name} needs ${counted(first.changes, 'change', 'en')}`;
  if (total === 1) return `${one}${end}`;
  const ready = total - blocked.length;
  if (ready === 0) return `${total === 2 ? 'both' : `all ${total}`} entries need changes${end}`;
  return `${ready} of ${total} entries ${ready === 1 ? 'is' : 'are'} ready; ${blocked.length === 1 ? one : `${blocked.length} need changes`}${end}`;
}

function inChinese({ entries, blocked, elsewhere }: Tally): string {
  const total = entries.length;
  const [only] = entries;
  const [first] = blocked;
  if (!only) return elsewhere > 0 ? `条目之外有 ${elsewhere} 处需要修改。` : '没有需要修改的地方，谢谢。';
  const rest = elsewhere > 0 ? `；条目之外另有 ${elsewhere} 处需要修改。` : '';
  if (!first) {
    const all = total === 1 ? beforeHan(only.name, '可以合并') : `${total} 个条目都可以合并`;
    return `${all}${rest || '，谢谢。'}`;
  }
  const end = rest || '。';
  const one = beforeHan(first.name, `还需修改 ${first.changes} 处`);
  if (total === 1) return `${one}${end}`;
  const ready = total - blocked.length;
  if (ready === 0) return `${total} 个条目都还需修改${end}`;
  return `${total} 个条目中 ${ready} 个可以合并，${blocked.length === 1 ? one : `${blocked.length} 个还需修改`}${end}`;
}
