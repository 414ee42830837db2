import type { CheckedLink } from '../links/verdict.ts';
import type { Finding, FindingCode } from '../list/finding.ts';
import { code, inline, linked, quoting } from './escape.ts';
import { markerWords } from './evidence.ts';
import { explain } from './findings.ts';
import { isJudged, withoutNetwork } from './link-report.ts';
import type { Review, Rival } from './review.ts';
import { verdictWords } from './verdicts.ts';
import { type Language, pathInUrl, placeWords, spoken } from './words.ts';

/** What the comment and the check run both say about a review. */

/** One line of Markdown, written when the language is known. */
export type Item = (language: Language) => string;

export interface Problems {
  /** What the pull request brings and what blocks it. */
  toFix: Item[];
  /** What it brings and what does not block it. */
  toLookAt: Item[];
  /** What was there before: told, not its author's business. */
  before: Item[];
}

/** Everything that the pull request brings, in the order of file and line, then links. */
export function problemsOf(review: Review): Problems {
  const findings = [...review.findings].sort(byPlace);
  const dead = new Set(review.deadLinks.map(({ identity }) => identity));
  const errors = findings.filter(({ severity }) => severity === 'error');
  const hints = findings.filter(({ severity }) => severity !== 'error');
  const doubts = review.links.filter((link) => !dead.has(link.identity) && isJudged(link) && isDoubtful(link));
  return {
    toFix: [...errors.map((finding) => findingItem(review, finding)), ...review.deadLinks.map((link) => deadItem(review, link))],
    toLookAt: [
      ...hints.map((finding) => findingItem(review, finding)),
      ...(review.rivals ?? []).map((rival) => rivalItem(review, rival)),
      ...doubts.map((link) => doubtItem(review, link)),
    ],
    before: [...review.before].sort(byPlace).map((finding) => oldItem(review, finding)),
  };
}

/** What to say where there was no network; nothing where there was one. */
export function offlineNote({ offline, links }: Review, language: Language): string[] {
  return offline ? [withoutNetwork(links.filter(isJudged).length, links.length, language)] : [];
}

/** True for a verdict that a person should look at. */
export const isDoubtful = ({ verdict, note, reason }: CheckedLink): boolean =>
  note !== undefined || (verdict !== 'alive' && reason !== 'exists-needs-code');

function byPlace(a: Finding, b: Finding): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}

/** The address of a place. */
export const placeLink = (base: string, file: string, line: number): string => `${base}/${pathInUrl(file)}#L${line}`;

/** A place as a link with words: `[cmid.yml line 9](…)`. */
export function linkItem(base: string, at: { file: string; line: number }, language: Language): string {
  return linked(inline(placeWords(at.file, at.line, language), 120), placeLink(base, at.file, at.line));
}

/** Findings whose words name a field of the entry, so that its name is shown as code. */
const aboutFields: ReadonlySet<FindingCode> = new Set(['missing-field', 'wrong-type', 'empty', 'too-long']);

/** Findings whose fix is the whole text: the words show the place, the suggestion the rest. */
const wholeTexts: ReadonlySet<FindingCode> = new Set(['spacing', 'mixed-punctuation', 'invisible-character']);

function findingItem(review: Review, finding: Finding): Item {
  return (language) => {
    const zh = language === 'zh';
    const { message, remedy } = explain(finding, language);
    const { found, nearest, fix, twin, allowed } = finding;
    const field = aboutFields.has(finding.code) ? finding.field?.split('.').at(-1) : undefined;
    const values = [found, nearest, fix, twin?.entry, twin?.file, field, ...(allowed && allowed.length < 5 ? allowed : [])];
    const words = [quoting(message, values), remedy && quoting(remedy, values)].filter(Boolean).join(zh ? '' : ' ');
    const exact = fix !== undefined && !wholeTexts.has(finding.code) && !remedy.includes(fix) && !message.includes(fix);
    const write = exact ? (zh ? `改为 ${code(fix, 120)}。` : ` Write ${code(fix, 120)}.`) : '';
    const told = twin ? withTwin(review, words, finding.file, twin, language) : words;
    const click = isSuggested(review, finding) ? (zh ? '（可在该行一键采纳建议）' : ' *(suggested on the line)*') : '';
    return `${linkItem(review.headBlob, finding, language)}${zh ? '：' : ' — '}${told}${write}${click} ${codeLink(review, finding.code)}`;
  };
}

/** More suggestions than this are not made: see the plan that makes them. */
const mostSuggestions = 20;

const isSuggested = ({ suggestions = [] }: Review, { fix, file, line }: Finding): boolean =>
  fix !== undefined && suggestions.slice(0, mostSuggestions).some((each) => each.path === file && each.line === line);

/** Leads to the other place: by the name of its file where the words have it, else by a sentence of its own. */
function withTwin(review: Review, words: string, file: string, twin: NonNullable<Finding['twin']>, language: Language): string {
  // What the pull request brings too stands in its head: in a file that it touches, the finding's own included.
  const isHere = twin.file === file || review.entries.some((entry) => entry.file === twin.file);
  const base = isHere ? review.headBlob : review.baseBlob;
  const named = code(twin.file);
  if (words.includes(named)) return words.replace(named, () => linked(named, placeLink(base, twin.file, twin.line)));
  const place = linkItem(base, twin, language);
  return language === 'zh' ? `${words} 见 ${place}。` : `${words} See ${place}.`;
}

/** Another pull request brings the same. */
function rivalItem({ headBlob }: Review, rival: Rival): Item {
  return (language) => {
    const zh = language === 'zh';
    const other = linked(zh ? `合并请求 ${rival.pull}` : `pull request ${rival.pull}`, rival.url);
    const shared = rival.by === 'title' ? (zh ? '标题相同' : 'the same title') : code(rival.by, 120);
    const place = linkItem(headBlob, rival, language);
    return zh ? `${place}：${other} 也在添加同一内容（${shared}）。` : `${place} — ${other} adds the same: ${shared}.`;
  };
}

function oldItem({ baseBlob }: Review, finding: Finding): Item {
  return (language) => {
    const { message } = explain(finding, language);
    const words = quoting(message, [finding.found, finding.nearest]);
    return `${linkItem(baseBlob, finding, language)}${language === 'zh' ? '：' : ' — '}${words}`;
  };
}

/** The code of a finding, leading to the page that explains it where that page is known. */
function codeLink({ docs }: Review, name: string): string {
  return docs === undefined ? code(name) : linked(code(name), `${docs}#${name}`);
}

function deadItem(review: Review, link: CheckedLink): Item {
  return (language) => {
    const zh = language === 'zh';
    const { reason } = verdictWords(link, language);
    const seen = inline(markerWords(link.evidence.marker ?? '', language), 80);
    const said = seen && (zh ? `（“${seen}”）` : ` (“${seen}”)`);
    const remedy = zh ? '请换成可用的地址，或删去这个链接。' : 'Put an address that works, or remove the link.';
    return `${where(review, link, language)}${code(spoken(link.url, 100))}${zh ? '，' : ' — '}${reason}${said}${zh ? '。' : '. '}${remedy}`;
  };
}

function doubtItem(review: Review, link: CheckedLink): Item {
  return (language) => {
    const zh = language === 'zh';
    const said = doubt(link, language);
    return `${where(review, link, language)}${code(spoken(link.url, 100))}${zh ? '，' : ' — '}${said}${zh ? '。' : '.'}`;
  };
}

function doubt(link: CheckedLink, language: Language): string {
  const zh = language === 'zh';
  const { reason } = verdictWords(link, language);
  if (link.note === 'possibly-wrong-link' && link.evidence.title) {
    const title = inline(link.evidence.title, 120);
    return zh ? `打开的是“${title}”，请确认是否贴错` : `it opens “${title}”: is it the right link`;
  }
  if (link.note === 'retracted') return zh ? '论文已被撤稿' : 'the paper was retracted';
  if (link.note === 'withdrawn') return zh ? '论文已被作者撤回' : 'the paper was withdrawn by its authors';
  if (link.note === 'archived') return zh ? '仓库已归档，不再更新' : 'the repository is archived and read only';
  if (link.verdict === 'moved' && link.to) return `${reason}${zh ? '：' : ': '}${code(spoken(link.to, 100))}`;
  return reason;
}

/** Where a link stands, as a link to the place. */
function where(review: Review, link: CheckedLink, language: Language): string {
  const [first] = link.at;
  return first ? `${linkItem(review.headBlob, first, language)}${language === 'zh' ? '：' : ': '}` : '';
}
