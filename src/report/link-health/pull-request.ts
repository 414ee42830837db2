import { getMessages } from '../../messages/index.ts';
import type { Language, LocalizedText } from '../../model/language.ts';
import type { CheckboxAction, LinkCheckState, StaleReason, UpkeepState } from '../../model/link-health.ts';
import { escapeInline, escapeTitle, formatCodeSpan, formatLink, wrapInLink } from '../../text/escape/escape-markdown.ts';
import { formatLinePath, shortenUrl } from '../../text/escape/url-text.ts';
import { getFileName, shortenName } from '../../text/format.ts';
import { localizeText } from '../../text/language/localize-text.ts';
import { truncate } from '../../text/truncate.ts';
import { fitMarkdown, formatItems, githubLimits } from '../markdown/index.ts';
import { formatVerdict } from '../verdicts/index.ts';
import { describeUpkeep } from './sections/stale-section.ts';

/** The pull request that makes the changes ticked in the link-health issue. */

/** One requested change of the list. */
export interface ProposedEdit {
  action: Exclude<CheckboxAction, 'ignore' | 'check' | 'keep'>;
  url: string;
  /** The new address, or the archived copy. */
  to?: string;
  name?: LocalizedText;
  file: string;
  line: number;
  since: string;
  judged?: LinkCheckState;
  /** Why its repository isn't kept up, where that is why it changes. */
  stale?: readonly StaleReason[];
  upkeep?: UpkeepState;
}

export interface HealthPullRequestState {
  /** Address of the repository, and the commit that the lines refer to. */
  repository: string;
  commit: string;
  /** Number of the issue, where it is known. */
  issue?: number;
  edits: readonly ProposedEdit[];
  /** Asked for by a command, not by boxes of the issue. */
  isByCommand?: boolean;
  /** The list is a README, whose lines change. */
  isReadme?: boolean;
}

/** Title, text and commit message of the pull request. */
export function formatHealthPullRequest(
  state: HealthPullRequestState,
  language: Language,
): { title: string; body: string; message: string } {
  const { common, healthPullRequest: messages } = getMessages(language);
  const { edits, issue } = state;
  const title = formatTitle(state, language);
  const scope = state.isByCommand ? messages.scopeOfCommand : messages.scope;
  const introduction = common.sentences([...(issue === undefined ? [] : [messages.requestedIn(issue)]), scope]);
  const lines = formatItems(edits, (edit) => `- ${formatEdit(state, edit, language)}`);
  return { title, message: title, body: fitMarkdown([introduction, lines], githubLimits.body, language) };
}

/** The reply to a tick by somebody without write access. */
export const formatRefusedTick = (login: string, language: Language): string =>
  getMessages(language).healthPullRequest.refusedTick(formatCodeSpan(login));

/** At most this many entries are named in a title. */
const maxNamesInTitle = 3;

function formatTitle({ edits, isReadme }: HealthPullRequestState, language: Language): string {
  const { common, healthPullRequest } = getMessages(language);
  const titles = isReadme ? { ...healthPullRequest.titles, ...healthPullRequest.readme.titles } : healthPullRequest.titles;
  const [first] = edits;
  const isUniform = first !== undefined && edits.every(({ action }) => action === first.action);
  const what = titles[isUniform ? first.action : 'mixed'](edits.length);
  const allNames = edits.map(({ name }) => shortenName(localizeText(name, language) ?? ''));
  const names = [...new Set(allNames)].filter((name) => name !== '');
  const hasNames = names.length > 0 && names.length <= maxNamesInTitle;
  // A title isn't Markdown.
  const title = hasNames ? common.labelled(what, common.list(names.map((name) => escapeTitle(name, 60)))) : what;
  return truncate(title, githubLimits.title);
}

function formatEdit({ repository, commit, isReadme }: HealthPullRequestState, edit: ProposedEdit, language: Language): string {
  const { common, healthPullRequest: messages } = getMessages(language);
  const { action, url, to, name, file, line, since, judged, stale } = edit;
  const entry = escapeInline(localizeText(name, language) ?? file, 120);
  const code = formatCodeSpan(shortenUrl(url));
  const oldUrl = action !== 'address' && action !== 'archive' ? wrapInLink(code, url) : code;
  const newUrl = to === undefined ? '' : ` → ${wrapInLink(formatCodeSpan(shortenUrl(to)), to)}`;
  const location = common.location(getFileName(file), line);
  const place = formatLink(location, `${repository}/blob/${commit}/${formatLinePath(file, line)}`);
  const reason = judged && action !== 'address' ? formatVerdict(judged, language).reason : '';
  const today = judged?.at ?? since;
  const failed = reason === '' ? '' : messages.since(reason, common.day(since, today));
  const words = stale ? describeUpkeep(edit, today, language) : failed;
  const why = words === '' ? '' : common.remark(words);
  const what = isReadme ? { ...messages.edits, ...messages.readme.edits } : messages.edits;
  return `${common.labelled(`**${entry}**`, what[action])} · ${oldUrl}${newUrl}${why} · ${place}`;
}
