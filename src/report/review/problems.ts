import type { Finding, FindingCode } from '../../model/finding.ts';
import type { Language } from '../../model/language.ts';
import type { CompetingEntry, Review } from '../../model/review.ts';
import type { CheckedLink } from '../../model/verdict.ts';
import { compareLocations } from '../../text/compare.ts';
import { escapeInline, formatCodeSpan, highlightValues, wrapInLink } from '../../text/escape-markdown.ts';
import { encodeUrlPath, shortUrl } from '../../text/url-text.ts';
import { explainFinding } from '../findings/index.ts';
import { formatOfflineMessage, isJudged } from '../formats/index.ts';
import { formatLocation, formatMarker, formatVerdict } from '../messages/index.ts';

/** What the comment and the check run both say about a review. */

/** One line of Markdown, written when the language is known. */
export type LocalizedItem = (language: Language) => string;

export interface ReviewProblems {
  /** What the pull request brings and what blocks it. */
  blocking: LocalizedItem[];
  /** What it brings and what does not block it. */
  nonBlocking: LocalizedItem[];
  /** What was there before: told, not its author's business. */
  preExisting: LocalizedItem[];
}

/** Everything that the pull request brings, in the order of file and line, then links. */
export function collectProblems(review: Review): ReviewProblems {
  const findings = [...review.findings].sort(compareLocations);
  const dead = new Set(review.deadLinks.map(({ identity }) => identity));
  const errors = findings.filter(({ severity }) => severity === 'error');
  const hints = findings.filter(({ severity }) => severity !== 'error');
  const doubts = review.links.filter((link) => !dead.has(link.identity) && isJudged(link) && isDoubtful(link));
  return {
    blocking: [
      ...errors.map((finding) => formatFindingItem(review, finding)),
      ...review.deadLinks.map((link) => formatDeadLinkItem(review, link)),
    ],
    nonBlocking: [
      ...hints.map((finding) => formatFindingItem(review, finding)),
      ...(review.competingEntries ?? []).map((rival) => formatCompetingItem(review, rival)),
      ...doubts.map((link) => formatDoubtfulLinkItem(review, link)),
    ],
    preExisting: [...review.preExistingFindings].sort(compareLocations).map((finding) => formatPreExistingItem(review, finding)),
  };
}

/** What to say where there was no network; nothing where there was one. */
export function formatOfflineNote({ isOffline, links }: Review, language: Language): string[] {
  return isOffline ? [formatOfflineMessage(links.filter(isJudged).length, links.length, language)] : [];
}

/** True for a verdict that a person should look at. */
export const isDoubtful = ({ verdict, note, reason }: CheckedLink): boolean =>
  note !== undefined || (verdict !== 'alive' && reason !== 'exists-needs-code');

/** The address of a place. */
export const buildLocationUrl = (blobUrl: string, file: string, line: number): string =>
  `${blobUrl}/${encodeUrlPath(file)}#L${line}`;

/** A place as a link with words: `[cmid.yml line 9](…)`. */
export function formatLocationLink(blobUrl: string, location: { file: string; line: number }, language: Language): string {
  return wrapInLink(
    escapeInline(formatLocation(location.file, location.line, language), 120),
    buildLocationUrl(blobUrl, location.file, location.line),
  );
}

/** Findings whose words name a field of the entry, so that its name is shown as code. */
const fieldFindingCodes: ReadonlySet<FindingCode> = new Set(['missing-field', 'wrong-type', 'empty', 'too-long']);

/** Findings whose fix is the whole text: the words show the place, the suggestion the rest. */
const wholeTextFindingCodes: ReadonlySet<FindingCode> = new Set(['spacing', 'mixed-punctuation', 'invisible-character']);

function formatFindingItem(review: Review, finding: Finding): LocalizedItem {
  return (language) => {
    const zh = language === 'zh';
    const { message, remedy } = explainFinding(finding, language);
    const { found, nearest, fix, twin, allowed } = finding;
    const field = fieldFindingCodes.has(finding.code) ? finding.field?.split('.').at(-1) : undefined;
    const values = [found, nearest, fix, twin?.entry, twin?.file, field, ...(allowed && allowed.length < 5 ? allowed : [])];
    const words = [highlightValues(message, values), remedy && highlightValues(remedy, values)]
      .filter(Boolean)
      .join(zh ? '' : ' ');
    const exact =
      fix !== undefined && !wholeTextFindingCodes.has(finding.code) && !remedy.includes(fix) && !message.includes(fix);
    const write = exact ? (zh ? `改为 ${formatCodeSpan(fix, 120)}。` : ` Write ${formatCodeSpan(fix, 120)}.`) : '';
    const told = twin ? linkDuplicate(review, words, finding.file, twin, language) : words;
    const click = hasSuggestedChange(review, finding) ? (zh ? '（可在该行一键采纳建议）' : ' *(suggested on the line)*') : '';
    return `${formatLocationLink(review.headBlobUrl, finding, language)}${zh ? '：' : ' — '}${told}${write}${click} ${formatFindingCode(review, finding.code)}`;
  };
}

/** More suggestions than this are not made: see the plan that makes them. */
const maxSuggestions = 20;

const hasSuggestedChange = ({ suggestedChanges = [] }: Review, { fix, file, line }: Finding): boolean =>
  fix !== undefined && suggestedChanges.slice(0, maxSuggestions).some((each) => each.path === file && each.line === line);

/** Leads to the other place: by the name of its file where the words have it, else by a sentence of its own. */
function linkDuplicate(
  review: Review,
  message: string,
  file: string,
  duplicate: NonNullable<Finding['twin']>,
  language: Language,
): string {
  // What the pull request brings too stands in its head: in a file that it touches, the finding's own included.
  const isHere = duplicate.file === file || review.entries.some((entry) => entry.file === duplicate.file);
  const base = isHere ? review.headBlobUrl : review.baseBlobUrl;
  const named = formatCodeSpan(duplicate.file);
  if (message.includes(named))
    return message.replace(named, () => wrapInLink(named, buildLocationUrl(base, duplicate.file, duplicate.line)));
  const place = formatLocationLink(base, duplicate, language);
  return language === 'zh' ? `${message} 见 ${place}。` : `${message} See ${place}.`;
}

/** Another pull request brings the same. */
function formatCompetingItem({ headBlobUrl }: Review, competing: CompetingEntry): LocalizedItem {
  return (language) => {
    const zh = language === 'zh';
    const other = wrapInLink(zh ? `合并请求 ${competing.pull}` : `pull request ${competing.pull}`, competing.url);
    const shared =
      competing.matchedBy === 'title' ? (zh ? '标题相同' : 'the same title') : formatCodeSpan(competing.matchedBy, 120);
    const place = formatLocationLink(headBlobUrl, competing, language);
    return zh ? `${place}：${other} 也在添加同一内容（${shared}）。` : `${place} — ${other} adds the same: ${shared}.`;
  };
}

function formatPreExistingItem({ baseBlobUrl }: Review, finding: Finding): LocalizedItem {
  return (language) => {
    const { message } = explainFinding(finding, language);
    const words = highlightValues(message, [finding.found, finding.nearest]);
    return `${formatLocationLink(baseBlobUrl, finding, language)}${language === 'zh' ? '：' : ' — '}${words}`;
  };
}

/** The code of a finding, leading to the page that explains it where that page is known. */
function formatFindingCode({ findingsDocsUrl }: Review, findingCode: string): string {
  return findingsDocsUrl === undefined
    ? formatCodeSpan(findingCode)
    : wrapInLink(formatCodeSpan(findingCode), `${findingsDocsUrl}#${findingCode}`);
}

function formatDeadLinkItem(review: Review, link: CheckedLink): LocalizedItem {
  return (language) => {
    const zh = language === 'zh';
    const { reason } = formatVerdict(link, language);
    const seen = escapeInline(formatMarker(link.evidence, language), 80);
    const said = seen && (zh ? `（“${seen}”）` : ` (“${seen}”)`);
    const remedy = zh ? '请换成可用的地址，或删去这个链接。' : 'Put an address that works, or remove the link.';
    return `${formatLinkLocation(review, link, language)}${formatCodeSpan(shortUrl(link.url, 100))}${zh ? '，' : ' — '}${reason}${said}${zh ? '。' : '. '}${remedy}`;
  };
}

function formatDoubtfulLinkItem(review: Review, link: CheckedLink): LocalizedItem {
  return (language) => {
    const zh = language === 'zh';
    const said = describeDoubt(link, language);
    return `${formatLinkLocation(review, link, language)}${formatCodeSpan(shortUrl(link.url, 100))}${zh ? '，' : ' — '}${said}${zh ? '。' : '.'}`;
  };
}

function describeDoubt(link: CheckedLink, language: Language): string {
  const zh = language === 'zh';
  const { reason } = formatVerdict(link, language);
  if (link.note === 'possibly-wrong-link' && link.evidence.title) {
    const title = escapeInline(link.evidence.title, 120);
    return zh ? `打开的是“${title}”，请确认是否贴错` : `it opens “${title}”: is it the right link`;
  }
  if (link.note === 'retracted') return zh ? '论文已被撤稿' : 'the paper was retracted';
  if (link.note === 'withdrawn') return zh ? '论文已被作者撤回' : 'the paper was withdrawn by its authors';
  if (link.note === 'archived') return zh ? '仓库已归档，不再更新' : 'the repository is archived and read only';
  if (link.verdict === 'moved' && link.to) return `${reason}${zh ? '：' : ': '}${formatCodeSpan(shortUrl(link.to, 100))}`;
  return reason;
}

/** Where a link stands, as a link to the place. */
function formatLinkLocation(review: Review, link: CheckedLink, language: Language): string {
  const [first] = link.at;
  return first ? `${formatLocationLink(review.headBlobUrl, first, language)}${language === 'zh' ? '：' : ': '}` : '';
}
