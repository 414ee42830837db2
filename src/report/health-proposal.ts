import type { Text } from '../list/entry.ts';
import { code, inline, linked, link as linkTo, titled } from './escape.ts';
import type { Remedy } from './health-boxes.ts';
import type { LookState } from './health-state.ts';
import { fitMarkdown, maximum, written } from './limits.ts';
import { verdictWords } from './verdicts.ts';
import { counted, dayOf, inLanguage, type Language, listed, pathInUrl, placeWords, shortName, spoken } from './words.ts';

/** The pull request that does what was ticked in the link-health issue. */

/** One change of the list that somebody asked for. */
export interface ProposedEdit {
  remedy: Exclude<Remedy, 'ignore' | 'check' | 'moves'>;
  url: string;
  /** The new address, or the archived copy. */
  to?: string;
  name?: Text;
  file: string;
  line: number;
  since: string;
  judged?: LookState;
}

export interface ProposalState {
  /** Address of the repository, and the commit that was read. */
  repository: string;
  commit: string;
  /** Number of the issue, where it is known. */
  issue?: number;
  edits: readonly ProposedEdit[];
}

const did: Record<ProposedEdit['remedy'], Record<Language, string>> = {
  address: { en: 'new address', zh: '改用新地址' },
  archive: { en: 'archived copy', zh: '改用存档副本' },
  gone: { en: 'marked as gone', zh: '注明已失效' },
  remove: { en: 'link removed', zh: '删除链接' },
};

/** Title, text and commit message of the pull request. */
export function proposalWords(state: ProposalState, language: Language): { title: string; body: string; message: string } {
  const zh = language === 'zh';
  const { edits, issue } = state;
  const title = titleOf(edits, language);
  const asked = issue === undefined ? '' : zh ? `由 #${issue} 中的勾选生成。` : `As ticked in #${issue}. `;
  const rest = zh
    ? '只改动所列各行，注释与顺序保持不变。取消勾选即从此处撤回；关闭本请求则全部不改。'
    : 'Only the lines named here change; comments and order stay. What is unticked there leaves this pull request; closing it leaves the list as it is.';
  const lines = written(edits, (edit) => `- ${editLine(state, edit, language)}`);
  return { title, message: title, body: fitMarkdown([`${asked}${rest}`, lines], maximum.body, language) };
}

/** What somebody hears who ticked a box and may not write to the repository. */
export function refusedTick(login: string, language: Language): string {
  return language === 'zh'
    ? `${code(login)} 勾选的选项没有执行：只有对本仓库有写权限的人可以这样做，勾选已取消。`
    : `What ${code(login)} ticked was not done: that is for people who may write to this repository. The ticks are taken back.`;
}

function titleOf(edits: readonly ProposedEdit[], language: Language): string {
  const zh = language === 'zh';
  const kinds = [...Map.groupBy(edits, ({ remedy }) => remedy)];
  const names = [...new Set(edits.map(({ name }) => shortName(inLanguage(name, language) ?? '')))].filter((name) => name !== '');
  const [only] = kinds;
  if (kinds.length === 1 && only) {
    const what = only[0] === 'address' ? counted(edits.length, 'address', language) : counted(edits.length, 'link', language);
    const verbs: Record<ProposedEdit['remedy'], string> = {
      address: zh ? `更新 ${what}` : `Update ${what}`,
      archive: zh ? `为 ${what}改用存档副本` : `Use archived copies for ${what}`,
      gone: zh ? `注明 ${what}已失效` : `Mark ${what} as gone`,
      remove: zh ? `删除 ${what}` : `Remove ${what}`,
    };
    return `${verbs[only[0]]}${few(names, language)}`.slice(0, maximum.title);
  }
  const all = counted(edits.length, 'link', language);
  return `${zh ? `处理 ${all}` : `Mend ${all}`}${few(names, language)}`.slice(0, maximum.title);
}

/** Up to three names, so that a title says what it is about. A title is no Markdown. */
function few(names: readonly string[], language: Language): string {
  if (names.length === 0 || names.length > 3) return '';
  const safe = names.map((name) => titled(name, 60));
  return language === 'zh' ? `：${listed(safe, language)}` : `: ${listed(safe, language)}`;
}

function editLine({ repository, commit }: ProposalState, edit: ProposedEdit, language: Language): string {
  const zh = language === 'zh';
  const { remedy, url, to, name, file, line, since, judged } = edit;
  const called = inline(inLanguage(name, language) ?? file, 120);
  const old = remedy === 'remove' || remedy === 'gone' ? linked(code(spoken(url)), url) : code(spoken(url));
  const target = to === undefined ? '' : ` → ${linked(code(spoken(to)), to)}`;
  const place = linkTo(placeWords(file, line, language), `${repository}/blob/${commit}/${pathInUrl(file)}#L${line}`);
  const said = judged && remedy !== 'address' ? verdictWords(judged, language).reason : '';
  const why = said === '' ? '' : zh ? `（${said}，${dayOf(since)}）` : ` (${said}, since ${dayOf(since)})`;
  return `**${called}**${zh ? '：' : ': '}${did[remedy][language]} · ${old}${target}${why} · ${place}`;
}
