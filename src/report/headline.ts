import { inline } from './escape.ts';
import type { Review, ReviewedEntry } from './review.ts';
import { beforeHan, counted, keeper, type Language, shortName } from './words.ts';

/** The one sentence of a review: does somebody have to do something? */

interface Tally {
  entries: readonly ReviewedEntry[];
  /** Entries with something to fix, and how much. */
  blocked: { name: string; changes: number }[];
  /** Names of the others that lead to something the list has already. */
  doubled: string[];
  /** Things to fix that belong to no entry: settings, the list itself, generated files. */
  elsewhere: number;
}

function tally(review: Review): Tally {
  const dead = new Set(review.deadLinks.map(({ identity }) => identity));
  const blocked: Tally['blocked'] = [];
  const doubled: string[] = [];
  let inEntries = 0;
  for (const entry of review.entries) {
    const errors = entry.findings.filter(({ severity }) => severity === 'error').length;
    const changes = errors + entry.links.filter(({ identity }) => dead.has(identity)).length;
    inEntries += changes;
    const name = shortName(entry.name);
    if (changes > 0 || entry.state === 'to-fix') blocked.push({ name, changes: Math.max(1, changes) });
    else if (entry.twins.length > 0) doubled.push(name);
  }
  const errors = review.findings.filter(({ severity }) => severity === 'error').length;
  return { entries: review.entries, blocked, doubled, elsewhere: Math.max(0, errors + review.deadLinks.length - inEntries) };
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

function inEnglish({ entries, blocked, doubled, elsewhere }: Tally): string {
  const total = entries.length;
  const ready = total - blocked.length - doubled.length;
  const [only] = entries;
  const rest = elsewhere > 0 ? `${counted(elsewhere, 'thing', 'en')} to fix outside the entries` : '';
  if (!only) return rest ? `${rest}.` : 'nothing to fix. Thank you.';
  if (ready === total) {
    const all =
      total === 1
        ? `${shortName(only.name)} is ready`
        : total === 2
          ? 'both entries are ready'
          : `all ${total} entries are ready`;
    return rest ? `${all}; ${rest}.` : `${all}. Thank you.`;
  }
  const [first] = blocked;
  const clauses = [
    ready > 0 ? `${ready} of ${total} entries ${ready === 1 ? 'is' : 'are'} ready` : '',
    first && blocked.length === 1 ? `${first.name} needs ${counted(first.changes, 'change', 'en')}` : '',
    blocked.length > 1 ? blockedEntries(blocked.length, total) : '',
    doubled.length === 1 ? `${doubled[0]} may be there already` : '',
    doubled.length > 1 ? `${doubled.length} may be there already` : '',
    rest,
  ];
  return `${clauses.filter(Boolean).join('; ')}.`;
}

function blockedEntries(count: number, total: number): string {
  if (count < total) return `${count} need changes`;
  return `${total === 2 ? 'both' : `all ${total}`} entries need changes`;
}

function inChinese({ entries, blocked, doubled, elsewhere }: Tally): string {
  const total = entries.length;
  const ready = total - blocked.length - doubled.length;
  const [only] = entries;
  if (!only) return elsewhere > 0 ? `条目之外有 ${elsewhere} 处需要修改。` : '没有需要修改的地方，谢谢。';
  const rest = elsewhere > 0 ? `；条目之外另有 ${elsewhere} 处需要修改。` : '';
  if (ready === total) {
    const all = total === 1 ? beforeHan(shortName(only.name), '可以合并') : `${total} 个条目都可以合并`;
    return `${all}${rest || '，谢谢。'}`;
  }
  const [first] = blocked;
  const [twin] = doubled;
  const clauses = [
    ready > 0 ? `${total} 个条目中 ${ready} 个可以合并` : '',
    first && blocked.length === 1 ? beforeHan(first.name, `还需修改 ${first.changes} 处`) : '',
    blocked.length > 1 ? (blocked.length < total ? `${blocked.length} 个还需修改` : `${total} 个条目都还需修改`) : '',
    twin !== undefined && doubled.length === 1 ? beforeHan(twin, '可能与已有条目重复') : '',
    doubled.length > 1 ? `${doubled.length} 个可能与已有条目重复` : '',
  ];
  return `${clauses.filter(Boolean).join('，')}${rest || '。'}`;
}
