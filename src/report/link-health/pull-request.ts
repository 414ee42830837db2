import type { Language, LocalizedText } from '../../model/language.ts';
import type { CheckboxAction, LinkCheckState } from '../../model/link-health.ts';
import { escapeInline, escapeTitle, formatCodeSpan, formatLink as linkTo, wrapInLink } from '../../text/escape-markdown.ts';
import { localizeText } from '../../text/localize-text.ts';
import { encodeUrlPath, shortUrl } from '../../text/url-text.ts';
import { fitMarkdown, formatItems, githubLimits } from '../markdown/index.ts';
import { formatDate, formatList, formatLocation, formatVerdict, pluralize, shortName } from '../messages/index.ts';

/** The pull request that does what was ticked in the link-health issue. */

/** One change of the list that somebody asked for. */
export interface ProposedEdit {
  action: Exclude<CheckboxAction, 'ignore' | 'check' | 'moves'>;
  url: string;
  /** The new address, or the archived copy. */
  to?: string;
  name?: LocalizedText;
  file: string;
  line: number;
  since: string;
  judged?: LinkCheckState;
}

export interface HealthPullRequestState {
  /** Address of the repository, and the commit that was read. */
  repository: string;
  commit: string;
  /** Number of the issue, where it is known. */
  issue?: number;
  edits: readonly ProposedEdit[];
}

const actionLabels: Record<ProposedEdit['action'], Record<Language, string>> = {
  address: { en: 'new address', zh: '改用新地址' },
  archive: { en: 'archived copy', zh: '改用存档副本' },
  gone: { en: 'marked as gone', zh: '注明已失效' },
  remove: { en: 'link removed', zh: '删除链接' },
};

/** Title, text and commit message of the pull request. */
export function formatHealthPullRequest(
  state: HealthPullRequestState,
  language: Language,
): { title: string; body: string; message: string } {
  const zh = language === 'zh';
  const { edits, issue } = state;
  const title = formatTitle(edits, language);
  const asked = issue === undefined ? '' : zh ? `由 #${issue} 中的勾选生成。` : `As ticked in #${issue}. `;
  const rest = zh
    ? '只改动所列各行，注释与顺序保持不变。取消勾选即从此处撤回；关闭本请求则全部不改。'
    : 'Only the lines named here change; comments and order stay. What is unticked there leaves this pull request; closing it leaves the list as it is.';
  const lines = formatItems(edits, (edit) => `- ${formatEdit(state, edit, language)}`);
  return { title, message: title, body: fitMarkdown([`${asked}${rest}`, lines], githubLimits.body, language) };
}

/** What somebody hears who ticked a box and may not write to the repository. */
export function formatRefusedTick(login: string, language: Language): string {
  return language === 'zh'
    ? `${formatCodeSpan(login)} 勾选的选项没有执行：只有对本仓库有写权限的人可以这样做，勾选已取消。`
    : `What ${formatCodeSpan(login)} ticked was not done: that is for people who may write to this repository. The ticks are taken back.`;
}

function formatTitle(edits: readonly ProposedEdit[], language: Language): string {
  const zh = language === 'zh';
  const kinds = [...Map.groupBy(edits, ({ action }) => action)];
  const names = [...new Set(edits.map(({ name }) => shortName(localizeText(name, language) ?? '')))].filter(
    (name) => name !== '',
  );
  const [only] = kinds;
  if (kinds.length === 1 && only) {
    const what = only[0] === 'address' ? pluralize(edits.length, 'address', language) : pluralize(edits.length, 'link', language);
    const verbs: Record<ProposedEdit['action'], string> = {
      address: zh ? `更新 ${what}` : `Update ${what}`,
      archive: zh ? `为 ${what}改用存档副本` : `Use archived copies for ${what}`,
      gone: zh ? `注明 ${what}已失效` : `Mark ${what} as gone`,
      remove: zh ? `删除 ${what}` : `Remove ${what}`,
    };
    return `${verbs[only[0]]}${formatNames(names, language)}`.slice(0, githubLimits.title);
  }
  const all = pluralize(edits.length, 'link', language);
  return `${zh ? `处理 ${all}` : `Mend ${all}`}${formatNames(names, language)}`.slice(0, githubLimits.title);
}

/** Up to three names, so that a title says what it is about. A title is no Markdown. */
function formatNames(names: readonly string[], language: Language): string {
  if (names.length === 0 || names.length > 3) return '';
  const safe = names.map((name) => escapeTitle(name, 60));
  return language === 'zh' ? `：${formatList(safe, language)}` : `: ${formatList(safe, language)}`;
}

function formatEdit({ repository, commit }: HealthPullRequestState, edit: ProposedEdit, language: Language): string {
  const zh = language === 'zh';
  const { action, url, to, name, file, line, since, judged } = edit;
  const called = escapeInline(localizeText(name, language) ?? file, 120);
  const old =
    action === 'remove' || action === 'gone' ? wrapInLink(formatCodeSpan(shortUrl(url)), url) : formatCodeSpan(shortUrl(url));
  const target = to === undefined ? '' : ` → ${wrapInLink(formatCodeSpan(shortUrl(to)), to)}`;
  const place = linkTo(formatLocation(file, line, language), `${repository}/blob/${commit}/${encodeUrlPath(file)}#L${line}`);
  const said = judged && action !== 'address' ? formatVerdict(judged, language).reason : '';
  const why = said === '' ? '' : zh ? `（${said}，${formatDate(since)}）` : ` (${said}, since ${formatDate(since)})`;
  return `**${called}**${zh ? '：' : ': '}${actionLabels[action][language]} · ${old}${target}${why} · ${place}`;
}
