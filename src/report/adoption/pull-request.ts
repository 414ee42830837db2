import { getMessages } from '../../messages/index.ts';
import type { Finding } from '../../model/finding.ts';
import type { ImportReportLine } from '../../model/import-report.ts';
import type { Language } from '../../model/language.ts';
import type { CheckedLink } from '../../model/verdict.ts';
import { compareLocations } from '../../text/compare.ts';
import { formatCodeSpan, highlightValues } from '../../text/escape-markdown.ts';
import { explainFinding } from '../findings/index.ts';
import { fitMarkdown, formatItems, githubLimits, type MarkdownPart } from '../markdown/index.ts';
import { formatLocationLink, formatPlaces, formatShortLocationLink } from '../review/index.ts';
import { formatVerdict } from '../verdicts/index.ts';

/** The pull request that offers to set a list up. */

export interface AdoptionReport {
  /** The file that holds the list now. */
  file: string;
  data: string;
  entries: number;
  sections: number;
  /** The report of the import. */
  report: readonly ImportReportLine[];
  /** Errors and warnings of the new data. */
  problems: readonly Finding[];
  /** Address of the files on the branch, without a slash at the end. */
  blobUrl: string;
  /** The lines that change in the file. */
  change: { added: number; removed: number };
  /** The file that holds its words. */
  template: string;
  links: InitialLinkCheck;
  /** A hidden note for the next run, at the end of the text; may be empty. */
  memory: string;
}

/** The result of a first check of some links. */
export interface InitialLinkCheck {
  /** The number of links in the list, checked or not. */
  total: number;
  /** False when there was no network, so that no link was checked. */
  online: boolean;
  links: readonly Pick<CheckedLink, 'url' | 'verdict' | 'reason' | 'to'>[];
}

/**
 * Title and text of the pull request: the decision to take, what merging does, what changes in the
 * file, and what was found.
 */
export function formatAdoptionPullRequest(report: AdoptionReport, language: Language): { title: string; body: string } {
  const { adoption } = getMessages(language);
  const { file, data, entries, sections, change, template, links, memory } = report;
  const name = formatCodeSpan(file, 120);
  const parts: MarkdownPart[] = [
    adoption.decision,
    adoption.summary(name, entries, sections, `\`${data}/\``),
    adoption.changes(name, change.added, change.removed, formatCodeSpan(template, 120)),
    adoption.benefits(name),
    ...formatInitialLinkCheck(links, language),
    ...formatProblems(report, language),
    {
      header: `<details><summary>${adoption.differences(report.report.length)}</summary>`,
      ...formatItems(report.report, (line) => formatImportLine(line, language)),
      footer: '</details>',
    },
    adoption.closing,
  ];
  const body = fitMarkdown(parts, githubLimits.body - memory.length - 2, language);
  return { title: adoption.title, body: memory === '' ? body : `${body}\n\n${memory}` };
}

/** The problems that `listkeeper validate` reports, by their number there. Equal ones are one row. */
function formatProblems({ problems, blobUrl }: AdoptionReport, language: Language): MarkdownPart[] {
  if (problems.length === 0) return [];
  const groups = Map.groupBy([...problems].sort(compareLocations), (finding) => {
    const { message, remedy } = explainFinding(finding, language);
    return JSON.stringify([finding.code, message, remedy]);
  });
  const { adoption } = getMessages(language);
  const rows = formatItems([...groups.values()], (group) => `- ${formatProblemGroup(group, blobUrl, language)}`);
  return [{ header: adoption.problems(problems.length, new Set(problems.map(({ file }) => file)).size), ...rows }];
}

function formatProblemGroup(findings: readonly Finding[], blobUrl: string, language: Language): string {
  const [first] = findings;
  if (first === undefined) return '';
  const { common } = getMessages(language);
  const { message, remedy } = explainFinding(first, language);
  const values = [first.found, first.nearest, first.twin?.entry];
  const sentences = [message, remedy].filter(Boolean).map((sentence) => highlightValues(sentence, values));
  const text = common.sentences(sentences);
  if (findings.length === 1) return common.labelled(formatLocationLink(blobUrl, first, language), text);
  const places = formatPlaces(findings.length, (at) => formatShortLocationLink(blobUrl, findings[at] ?? first), language);
  return `${text}\n  ${places}`;
}

/** More links than this are folded: the reader decides about the list, not about its links. */
const maxUnfoldedLinks = 10;

/** How many links work, and which don't or have moved. It says that one check decides nothing. */
function formatInitialLinkCheck({ total, online, links }: InitialLinkCheck, language: Language): MarkdownPart[] {
  const { common, adoption } = getMessages(language);
  const messages = adoption.links;
  if (total === 0) return [];
  const judged = links.filter(({ verdict }) => verdict !== 'limited');
  if (!online || judged.length === 0) return [messages.offline];
  const count = (name: string) => judged.filter(({ verdict }) => verdict === name).length;
  const [alive, moved, gone] = [count('alive'), count('moved'), count('gone')];
  const counts = messages.counts(alive, moved, gone, judged.length - alive - moved - gone);
  const header = common.sentences([messages.summary(judged.length, total), counts]);
  const lines = judged
    .filter(({ verdict }) => verdict === 'gone' || verdict === 'moved')
    .map((link) => formatInitialLink(link, language));
  // An address that several entries link to is listed once.
  const items = [...new Set(lines)];
  if (items.length === 0) return [header];
  if (items.length <= maxUnfoldedLinks) return [{ header, items }];
  const summary = messages.fold(items.length);
  return [{ header: `${header}\n\n<details><summary>${summary}</summary>`, items, footer: '</details>' }];
}

function formatInitialLink({ url, verdict, reason, to }: InitialLinkCheck['links'][number], language: Language): string {
  const target = to === undefined ? '' : ` → ${formatCodeSpan(to, 200)}`;
  const text = `${formatVerdict({ verdict, reason }, language).reason}${target}`;
  return `- ${getMessages(language).common.labelled(formatCodeSpan(url, 200), text)}`;
}

function formatImportLine({ line, text, why, times, other }: ImportReportLine, language: Language): string {
  const { adoption, common, importReport } = getMessages(language);
  const duplicate = other === undefined ? '' : common.remark(formatCodeSpan(other, 120));
  const count = times !== undefined && times > 1 ? ` ×${times}` : '';
  return `- ${adoption.line(line, formatCodeSpan(text, 120), `${importReport.reasons[why]}${duplicate}${count}`)}`;
}
