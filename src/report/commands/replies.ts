import type { Language } from '../../model/language.ts';
import type { Review } from '../../model/review.ts';
import { escapeInline, formatCodeSpan, wrapInLink } from '../../text/escape-markdown.ts';
import { fitMarkdown, githubLimits } from '../markdown/index.ts';
import { buildLocationUrl, buildTooLargeCheck, formatPreviewItems } from '../review/index.ts';

/** What is said to commands in comments: short, and only where a reaction does not say enough. */

const commandHelp: Record<Language, [command: string, what: string][]> = {
  en: [
    ['/listkeeper recheck', 'looks at the pull request again; on an issue, at all links that are due'],
    ['/listkeeper fix', 'writes the mechanical fixes'],
    ['/listkeeper preview', 'shows how the entries will look'],
    ['/listkeeper ignore <address> <reason>', 'proposes not to check an address, or all that begin so with `*` at the end'],
    ['/listkeeper duplicate-of <id>', 'says that the list has this already'],
    ['/listkeeper approve', 'on a submitted entry: proposes it, whatever speaks against it'],
    ['/listkeeper reject', 'on a submitted entry: withdraws it'],
  ],
  zh: [
    ['/listkeeper recheck', '重新检查此合并请求；在议题中则检查到期的链接'],
    ['/listkeeper fix', '自动提交可以机械修正的改动'],
    ['/listkeeper preview', '预览条目的显示效果'],
    ['/listkeeper ignore <地址> <原因>', '提议不再检查某个地址；以 `*` 结尾表示所有以此开头的地址'],
    ['/listkeeper duplicate-of <id>', '说明清单已收录此条目'],
    ['/listkeeper approve', '在推荐条目的议题中：无论有何提示，照常提交'],
    ['/listkeeper reject', '在推荐条目的议题中：不予收录'],
  ],
};

/** What there is to ask for, after something that is not. */
export function formatHelpReply(input: string, language: Language): string {
  const first =
    input === ''
      ? ''
      : language === 'zh'
        ? `无法理解 ${formatCodeSpan(input, 80)}。`
        : `${formatCodeSpan(input, 80)} is not understood. `;
  const intro = language === 'zh' ? '可用的命令：' : 'What there is to ask for:';
  const rows = commandHelp[language].map(
    ([command, what]) => `- ${formatCodeSpan(command)}${language === 'zh' ? '：' : ' — '}${what}`,
  );
  return `${first}${intro}\n\n${rows.join('\n')}`;
}

/** To somebody who has asked more often within an hour than is answered. In both languages: no settings are read for it. */
export function formatQuotaReply(): string {
  return [
    'That was a lot of commands within an hour, so I shall be quiet for a while; nothing is lost, and pushes are reviewed as ever. Please ask again later, or ask a maintainer.',
    '一小时内的命令较多，我先安静一会儿；不会丢失任何内容，新的推送仍会照常检查。请稍后再试，或请维护者代为操作。',
  ].join('\n\n');
}

/** The entries of a review as the README will show them. */
export function formatPreviewReply(review: Review, language: Language): string {
  const shown = formatPreviewItems(review);
  if (shown.items.length === 0) {
    return language === 'zh' ? '此合并请求没有可以预览的条目。' : 'This pull request has no entry that can be shown.';
  }
  return fitMarkdown([{ ...shown, separator: '\n\n' }], githubLimits.body, language);
}

/** A maintainer's word that an entry is in the list already, and where. */
export function formatDuplicateReply(
  duplicate: { id: string; name: string; file: string; line: number },
  baseBlobUrl: string,
  language: Language,
): string {
  const place = wrapInLink(escapeInline(duplicate.name, 120), buildLocationUrl(baseBlobUrl, duplicate.file, duplicate.line));
  return language === 'zh'
    ? `清单已收录此条目：${place}（${formatCodeSpan(duplicate.id, 80)}）。如有新的信息，请补充到该条目；否则可以关闭此合并请求。谢谢。`
    : `The list has this already: ${place} (${formatCodeSpan(duplicate.id, 80)}). What is new here is welcome in that entry; otherwise this can be closed. Thank you.`;
}

/** An id that the list does not have. */
export function formatUnknownIdReply(id: string, suggestion: string | undefined, language: Language): string {
  if (language === 'zh')
    return `清单中没有 ${formatCodeSpan(id, 80)}。${suggestion ? `是否指 ${formatCodeSpan(suggestion, 80)}？` : ''}`;
  return `There is no ${formatCodeSpan(id, 80)} in the list.${suggestion ? ` Is it ${formatCodeSpan(suggestion, 80)}?` : ''}`;
}

/** A command whose address names a user: nothing of it is said again. */
export const formatCredentialsReply = (language: Language): string =>
  language === 'zh'
    ? '地址里带有用户名或密码，因此没有处理，也没有抄写到任何地方。请去掉 `@` 前面的部分再试。原评论仍然公开可见：如果其中确有密码，请删除该评论并更换密码。'
    : 'The address names a user, perhaps with a password: nothing was done with it, and it was copied nowhere. Please ask again without what stands before the `@`. Your comment can still be read by everybody: if that was a real password, delete the comment and change it.';

/** A pull request that is not read at all, in both languages: its settings may not have been read either. */
export const formatTooLargeReply = (maxEntries?: number): string => buildTooLargeCheck(maxEntries).summary;

/** Nothing was found that can be mended without judgement. */
export function formatNothingToFixReply(remainingCount: number, language: Language): string {
  if (remainingCount === 0) return language === 'zh' ? '没有需要机械修正的地方。' : 'There is nothing to fix mechanically.';
  return language === 'zh'
    ? '剩下的问题需要人来判断，无法自动修正。'
    : 'What is left takes a person’s judgement: nothing can be fixed mechanically.';
}

export const formatSettingsNotEditableReply = (language: Language): string =>
  language === 'zh'
    ? '无法确定地修改设置文件，请直接在 `.github/listkeeper.yml` 的 `links.ignore` 中添加该地址。'
    : 'The settings’ file can not be changed with certainty: please add the address to `links.ignore` in `.github/listkeeper.yml`.';

/** The pull request that holds fixes for another one, whose branch we may not write to. */
export function formatFixPullRequest(
  pull: { number: number; author: string },
  files: readonly string[],
  language: Language,
): { title: string; body: string } {
  const list = files.slice(0, 50).map((file) => `- ${formatCodeSpan(file, 200)}`);
  const words =
    language === 'zh'
      ? `包含 #${pull.number} 的提交，以及可以机械修正的改动。其分支不允许写入，因此放在这里：可以合并本请求代替原请求，也可以由作者把最后一个提交合入自己的分支。`
      : `Holds the commits of #${pull.number} and the mechanical fixes on top. Its branch does not let us write, so they are here: merge this one instead, or let its author take the last commit into their branch.`;
  const title = language === 'zh' ? `修正 #${pull.number} 中的格式问题` : `Mechanical fixes for #${pull.number}`;
  return { title, body: `${words}\n\n${list.join('\n')}` };
}

/** Fixes that can be written nowhere: the fork is closed to us, and what else it changes may not come on a branch of this repository. */
export const formatFixNotWritableReply = (language: Language): string =>
  language === 'zh'
    ? '此分支不允许写入；此合并请求又改动了清单以外的文件，因此也不会把它的提交放进本仓库的分支。请直接采纳改动中的修改建议，或在自己的分支上运行 `listkeeper fmt`。'
    : 'This branch does not let us write, and the pull request changes files that are not the list’s, so its commits are not put on a branch of this repository either. Please commit the suggestions in the diff, or run `listkeeper fmt` on your branch.';

/** The pull request that asks not to check an address any more. */
export function formatIgnorePullRequest(
  { address, reason, askedBy }: { address: string; reason: string; askedBy: string },
  language: Language,
): { title: string; body: string } {
  const title = language === 'zh' ? '不再检查一个链接地址' : 'Do not check an address any more';
  const body =
    language === 'zh'
      ? `应 ${formatCodeSpan(askedBy, 60)} 的要求，把 ${formatCodeSpan(address, 300)} 加入 \`links.ignore\`。\n\n原因：${escapeInline(reason, 300)}`
      : `Adds ${formatCodeSpan(address, 300)} to \`links.ignore\`, as ${formatCodeSpan(askedBy, 60)} asked.\n\nReason: ${escapeInline(reason, 300)}`;
  return { title, body };
}
