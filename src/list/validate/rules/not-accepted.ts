import type { AcceptanceBound, UnmetBound } from '../../../model/acceptance.ts';
import type { FindingValues } from '../../../model/finding-message.ts';
import { defineFinding } from './rule.ts';

/** `jobs/review` reports it: rules of acceptance need what GitHub says of a repository. */
export const notAccepted = defineFinding({
  code: 'not-accepted',
  severity: 'error',
  fixable: false,
  messages: {
    en: {
      reason:
        'The maintainers of a list set what new entries have to meet, under `review.accept` in the settings. A rule with `level: warn` doesn’t block.',
      message: (values) => describeInEnglish(readUnmet(values)),
      remedy: (values) => {
        const { bound, reason } = readUnmet(values);
        if (reason?.en ?? reason?.zh) return `Why: ${reason?.en ?? reason?.zh}`;
        return isUpToAuthor.has(bound) ? '' : 'You’re welcome to suggest it again once it does.';
      },
    },
    zh: {
      reason: '清单的维护者可以在设置的 `review.accept` 中规定新条目需要满足的条件。`level: warn` 的条件不会阻止合并。',
      message: (values) => describeInChinese(readUnmet(values)),
      remedy: (values) => {
        const { bound, reason } = readUnmet(values);
        if (reason?.zh ?? reason?.en) return `原因：${reason?.zh ?? reason?.en}`;
        return isUpToAuthor.has(bound) ? '' : '满足之后欢迎再次推荐。';
      },
    },
  },
  example: { finding: { unmet: { bound: 'minStars', limit: 50, actual: 12, subject: 'owner/name' } } },
});

/** What the author of a pull request can change in it. */
const isUpToAuthor: ReadonlySet<AcceptanceBound> = new Set([
  'minDescriptionWords',
  'maxDescriptionWords',
  'promotion',
  'maxSectionEntries',
  'maxEntriesPerPullRequest',
  'maxOpenPullRequests',
]);

/**
 * Every finding of this code has it. The default only keeps a text from a finding that was made by
 * hand.
 */
const readUnmet = ({ finding }: FindingValues): UnmetBound => finding.unmet ?? { bound: 'minStars', limit: 0, subject: '' };

/** More licenses than this would hide the one that was found. */
const maxNamedLicenses = 8;

/** The licenses that a list takes, and how many more there are. */
const nameLicenses = (allowed: readonly string[], separator: string) => ({
  named: allowed.slice(0, maxNamedLicenses).join(separator),
  more: Math.max(0, allowed.length - maxNamedLicenses),
});

const formatWords = ({ words = [] }: UnmetBound, separator: string) => words.join(separator);
const formatEnglish = (count: number) => count.toLocaleString('en');
const countEnglish = (count: number, noun: string) => `${formatEnglish(count)} ${noun}${count === 1 ? '' : 's'}`;
const daysEnglish = (count: number) => countEnglish(count, 'day');

function describeInEnglish(unmet: UnmetBound): string {
  const { limit, actual = 0, subject } = unmet;
  const asks = 'This list asks for';
  const sentences: Record<AcceptanceBound, () => string> = {
    minStars: () => `${asks} at least ${countEnglish(limit, 'star')}; ${subject} has ${formatEnglish(actual)}.`,
    minAgeDays: () =>
      `${asks} repositories that are at least ${daysEnglish(limit)} old; ${subject} is ${daysEnglish(actual)} old.`,
    maxDaysSincePush: () =>
      `${asks} a push in the last ${daysEnglish(limit)}; the last one to ${subject} was ${daysEnglish(actual)} ago.`,
    maxDaysSinceRelease: () =>
      unmet.actual === undefined
        ? `${asks} a release in the last ${daysEnglish(limit)}; ${subject} has no release.`
        : `${asks} a release in the last ${daysEnglish(limit)}; the last one of ${subject} was ${daysEnglish(actual)} ago.`,
    minContributors: () =>
      `${asks} at least ${formatEnglish(limit)} contributors; the last commits to ${subject} are by ${formatEnglish(actual)}.`,
    licenses: () => describeLicenseInEnglish(unmet),
    archived: () => `This list takes no archived repositories, and ${subject} is archived.`,
    fork: () => `This list takes no forks, and ${subject} is one.`,
    readme: () => `${asks} a README; ${subject} has none.`,
    ci: () => `${asks} continuous integration; ${subject} has none that we know.`,
    minDescriptionWords: () =>
      `${asks} descriptions of at least ${countEnglish(limit, 'word')}; this one has ${formatEnglish(actual)}.`,
    maxDescriptionWords: () =>
      `${asks} descriptions of at most ${countEnglish(limit, 'word')}; this one has ${formatEnglish(actual)}.`,
    promotion: () => `${asks} descriptions that say what a thing does, without praise: ${formatWords(unmet, ', ')}.`,
    maxSectionEntries: () =>
      `“${subject}” takes at most ${limit === 1 ? 'one entry' : `${formatEnglish(limit)} entries`}; after the merge it would have ${formatEnglish(actual)}.`,
    maxEntriesPerPullRequest: () =>
      limit === 1
        ? `This list takes one entry a pull request; this one adds ${formatEnglish(actual)}.`
        : `This list takes at most ${formatEnglish(limit)} entries a pull request; this one adds ${formatEnglish(actual)}.`,
    maxOpenPullRequests: () =>
      limit === 1
        ? `This list takes one open pull request of each person at a time; ${subject} has ${formatEnglish(actual)}.`
        : `This list takes at most ${formatEnglish(limit)} open pull requests of each person; ${subject} has ${formatEnglish(actual)}.`,
  };
  return sentences[unmet.bound]();
}

function describeLicenseInEnglish({ allowed = [], license, subject }: UnmetBound): string {
  const found =
    license === null ? 'GitHub finds none in' : license === 'other' ? 'GitHub doesn’t know that of' : `found ${license} in`;
  const { named, more } = nameLicenses(allowed, ', ');
  const asked = allowed.length === 0 ? 'a license' : `one of these licenses: ${named}${more === 0 ? '' : ` and ${more} more`}`;
  return `This list asks for ${asked}; ${found} ${subject}.`;
}

const formatChinese = (count: number) => String(count);

function describeInChinese(unmet: UnmetBound): string {
  const { limit, actual = 0, subject } = unmet;
  const [asked, found] = [formatChinese(limit), formatChinese(actual)];
  const sentences: Record<AcceptanceBound, () => string> = {
    minStars: () => `本清单要求至少 ${asked} 个 star，${subject} 目前有 ${found} 个。`,
    minAgeDays: () => `本清单要求仓库创建满 ${asked} 天，${subject} 目前为 ${found} 天。`,
    maxDaysSincePush: () => `本清单要求最近 ${asked} 天内有推送，${subject} 上次推送是 ${found} 天前。`,
    maxDaysSinceRelease: () =>
      unmet.actual === undefined
        ? `本清单要求最近 ${asked} 天内发布过版本，${subject} 还没有发布过。`
        : `本清单要求最近 ${asked} 天内发布过版本，${subject} 上次发布是 ${found} 天前。`,
    minContributors: () => `本清单要求至少有 ${asked} 位贡献者，${subject} 最近的提交来自 ${found} 人。`,
    licenses: () => describeLicenseInChinese(unmet),
    archived: () => `本清单不收录已归档的仓库，${subject} 已归档。`,
    fork: () => `本清单不收录 fork，${subject} 是 fork。`,
    readme: () => `本清单要求仓库有 README，${subject} 没有。`,
    ci: () => `本清单要求仓库有持续集成（CI），在 ${subject} 中没有找到。`,
    minDescriptionWords: () => `本清单要求简介至少 ${asked} 字，目前为 ${found} 字。`,
    maxDescriptionWords: () => `本清单要求简介不超过 ${asked} 字，目前为 ${found} 字。`,
    promotion: () => `本清单要求简介只说明用途，不用宣传用语：${formatWords(unmet, '、')}。`,
    maxSectionEntries: () => `“${subject}”最多收录 ${asked} 个条目，合并后将有 ${found} 个。`,
    maxEntriesPerPullRequest: () => `本清单每个 PR 最多新增 ${asked} 个条目，本 PR 新增了 ${found} 个。`,
    maxOpenPullRequests: () => `本清单每人最多同时有 ${asked} 个待合并的 PR，${subject} 目前有 ${found} 个。`,
  };
  return sentences[unmet.bound]();
}

function describeLicenseInChinese({ allowed = [], license, subject }: UnmetBound): string {
  const { named, more } = nameLicenses(allowed, '、');
  const asked = allowed.length === 0 ? '有许可证' : `使用下列许可证之一：${named}${more === 0 ? '' : `，还有 ${more} 种`}`;
  if (license === null) return `本清单要求仓库${asked}；GitHub 在 ${subject} 中没有找到许可证。`;
  if (license === 'other') return `本清单要求仓库${asked}；GitHub 无法识别 ${subject} 的许可证。`;
  return `本清单要求仓库${asked}；${subject} 使用 ${license}。`;
}
