import type { Language } from '../../model/language.ts';
import type { Review, ReviewedEntry } from '../../model/review.ts';
import { escapeInline } from '../../text/escape-markdown.ts';
import { appendChinese, pluralize, productName, shortName } from '../messages/index.ts';

/** The one sentence of a review: does somebody have to do something? */

interface HeadlineCounts {
  entries: readonly ReviewedEntry[];
  /** Entries with something to fix, and how much. */
  entriesToFix: { name: string; changes: number }[];
  /** Names of the others that lead to something the list has already. */
  possibleDuplicates: string[];
  /** Things to fix that belong to no entry: settings, the list itself, generated files. */
  otherProblemCount: number;
}

function countProblems(review: Review): HeadlineCounts {
  const dead = new Set(review.deadLinks.map(({ identity }) => identity));
  const blocked: HeadlineCounts['entriesToFix'] = [];
  const doubled: string[] = [];
  let inEntries = 0;
  for (const entry of review.entries) {
    const errors = entry.findings.filter(({ severity }) => severity === 'error').length;
    const changes = errors + entry.links.filter(({ identity }) => dead.has(identity)).length;
    inEntries += changes;
    const name = shortName(entry.name);
    if (changes > 0 || entry.state === 'to-fix') blocked.push({ name, changes: Math.max(1, changes) });
    else if (entry.duplicates.length > 0) doubled.push(name);
  }
  const errors = review.findings.filter(({ severity }) => severity === 'error').length;
  return {
    entries: review.entries,
    entriesToFix: blocked,
    possibleDuplicates: doubled,
    otherProblemCount: Math.max(0, errors + review.deadLinks.length - inEntries),
  };
}

/** The headline, signed, as Markdown on one line. */
export function formatSignedHeadline(review: Review, language: Language): string {
  const words = escapeInline(formatHeadline(review, language), 400);
  return language === 'zh' ? `${productName.zh}：${words}` : `${productName.en}: ${words}`;
}

/** The headline as plain words, without a signature. */
export function formatHeadline(review: Review, language: Language): string {
  if (review.isUnaffected) return language === 'zh' ? '本次改动不涉及清单。' : 'nothing of the list is touched.';
  return language === 'zh' ? formatChineseHeadline(countProblems(review)) : formatEnglishHeadline(countProblems(review));
}

function formatEnglishHeadline({ entries, entriesToFix, possibleDuplicates, otherProblemCount }: HeadlineCounts): string {
  const total = entries.length;
  const ready = total - entriesToFix.length - possibleDuplicates.length;
  const [only] = entries;
  const rest = otherProblemCount > 0 ? `${pluralize(otherProblemCount, 'thing', 'en')} to fix outside the entries` : '';
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
  const [first] = entriesToFix;
  const clauses = [
    ready > 0 ? `${ready} of ${total} entries ${ready === 1 ? 'is' : 'are'} ready` : '',
    first && entriesToFix.length === 1 ? `${first.name} needs ${pluralize(first.changes, 'change', 'en')}` : '',
    entriesToFix.length > 1 ? formatEntriesToFix(entriesToFix.length, total) : '',
    possibleDuplicates.length === 1 ? `${possibleDuplicates[0]} may be there already` : '',
    possibleDuplicates.length > 1 ? `${possibleDuplicates.length} may be there already` : '',
    rest,
  ];
  return `${clauses.filter(Boolean).join('; ')}.`;
}

function formatEntriesToFix(count: number, total: number): string {
  if (count < total) return `${count} need changes`;
  return `${total === 2 ? 'both' : `all ${total}`} entries need changes`;
}

function formatChineseHeadline({ entries, entriesToFix, possibleDuplicates, otherProblemCount }: HeadlineCounts): string {
  const total = entries.length;
  const ready = total - entriesToFix.length - possibleDuplicates.length;
  const [only] = entries;
  if (!only) return otherProblemCount > 0 ? `条目之外有 ${otherProblemCount} 处需要修改。` : '没有需要修改的地方，谢谢。';
  const rest = otherProblemCount > 0 ? `；条目之外另有 ${otherProblemCount} 处需要修改。` : '';
  if (ready === total) {
    const all = total === 1 ? appendChinese(shortName(only.name), '可以合并') : `${total} 个条目都可以合并`;
    return `${all}${rest || '，谢谢。'}`;
  }
  const [first] = entriesToFix;
  const [twin] = possibleDuplicates;
  const clauses = [
    ready > 0 ? `${total} 个条目中 ${ready} 个可以合并` : '',
    first && entriesToFix.length === 1 ? appendChinese(first.name, `还需修改 ${first.changes} 处`) : '',
    entriesToFix.length > 1
      ? entriesToFix.length < total
        ? `${entriesToFix.length} 个还需修改`
        : `${total} 个条目都还需修改`
      : '',
    twin !== undefined && possibleDuplicates.length === 1 ? appendChinese(twin, '可能与已有条目重复') : '',
    possibleDuplicates.length > 1 ? `${possibleDuplicates.length} 个可能与已有条目重复` : '',
  ];
  return `${clauses.filter(Boolean).join('，')}${rest || '。'}`;
}
