import { getMessages } from '../../messages/index.ts';
import type { HandWrittenPart, ImportReportLine, ImportReportReason } from '../../model/import-report.ts';
import type { Language } from '../../model/language.ts';
import type { CheckedLink } from '../../model/verdict.ts';
import { escapeInline, formatCodeSpan } from '../../text/escape/escape-markdown.ts';
import { fitMarkdown, formatItems, githubLimits, type MarkdownPart } from '../markdown/index.ts';
import { formatVerdict } from '../verdicts/index.ts';
import { type AdoptionProblem, type AdoptionSource, formatLineLink, formatProblems } from './problems.ts';

/** The pull request that offers to set a list up. */

export interface AdoptionReport extends AdoptionSource {
  data: string;
  entries: number;
  sections: number;
  /** The report of the import. */
  report: readonly ImportReportLine[];
  /** Errors and warnings of the new data. */
  problems: readonly AdoptionProblem[];
  /** What is no entry, and stays as it is. */
  handWritten: readonly HandWrittenPart[];
  /** The lines that change in the file. */
  change: { added: number; removed: number };
  /** The file that holds its words. */
  template: string;
  links: InitialLinkCheck;
  /** The list was its README so far, and somebody asked for data files. */
  isMove?: boolean;
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
  const { file, data, entries, sections, change, template, links, memory, problems } = report;
  const name = formatCodeSpan(file, 120);
  const { isMove = false } = report;
  const parts: MarkdownPart[] = [
    isMove ? adoption.move.decision(name) : adoption.decision,
    adoption.summary(name, entries, sections, `\`${data}/\``),
    adoption.changes(name, change.added, change.removed, formatCodeSpan(template, 120)),
    isMove ? adoption.move.benefits(name) : adoption.benefits(name),
    ...formatInitialLinkCheck(links, language),
    ...formatProblems(problems, report, language),
    ...formatNotes(report, language),
    ...formatHandWritten(report, language),
    isMove ? adoption.move.closing : adoption.closing(name, formatCodeSpan(`source: ${file}`, 140)),
  ];
  const body = fitMarkdown(parts, githubLimits.body - memory.length - 2, language);
  return { title: isMove ? adoption.move.title : adoption.title, body: memory === '' ? body : `${body}\n\n${memory}` };
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

/** What the problems of the data tell already. */
const reasonsOfProblems: ReadonlySet<ImportReportReason> = new Set([
  'duplicate',
  'duplicate-in-entry',
  'code-missing',
  'no-links',
]);

/** Places of one reason that are named. */
const maxNotePlaces = 10;

/** What the import did or found beside the problems, one line for each reason. */
function formatNotes({ report, ...source }: AdoptionReport, language: Language): MarkdownPart[] {
  const { adoption, common, importReport } = getMessages(language);
  const notes = report.filter(({ why }) => !reasonsOfProblems.has(why));
  const reasons = [...Map.groupBy(notes, ({ why }) => why)];
  const rows = formatItems(reasons, ([why, lines]) => {
    const places = lines.slice(0, maxNotePlaces).map((line) => formatNote(line, source, language));
    const more = lines.length > places.length ? [adoption.more(lines.length - places.length)] : [];
    return `- ${common.labelled(adoption.counted(importReport.reasons[why], lines.length), common.series([...places, ...more]))}`;
  });
  return [{ header: `<details><summary>${adoption.differences(notes.length)}</summary>`, ...rows, footer: '</details>' }];
}

function formatNote({ line, text, times, other }: ImportReportLine, source: AdoptionSource, language: Language): string {
  const { common } = getMessages(language);
  const became = other === undefined ? '' : ` → ${formatCodeSpan(other, 120)}`;
  const count = times !== undefined && times > 1 ? ` ×${times}` : '';
  return `${formatCodeSpan(text, 120)}${became}${count}${common.remark(formatLineLink(line, source, language))}`;
}

/** Parts that stay as they are, in the order of the file: at most this many, the largest ones. */
const maxHandWrittenParts = 30;

function formatHandWritten({ handWritten, ...source }: AdoptionReport, language: Language): MarkdownPart[] {
  const { adoption, common, importReport } = getMessages(language);
  const largest = handWritten.toSorted((a, b) => b.lines - a.lines).slice(0, maxHandWrittenParts);
  const lines = handWritten.reduce((sum, part) => sum + part.lines, 0);
  const rows = formatItems(
    largest.toSorted((a, b) => a.line - b.line),
    (part) => {
      const heading = part.heading === '' ? '' : ` · ${escapeInline(part.heading, 80)}`;
      const kinds = common.series(part.kinds.map((kind) => importReport.handWrittenKinds[kind]));
      return `- ${formatLineLink(part.line, source, language)}${heading} · ${kinds}${common.remark(adoption.lines(part.lines))}`;
    },
  );
  const omittedCount = handWritten.length - largest.length;
  const header = `<details><summary>${adoption.handWritten(lines, handWritten.length)}</summary>`;
  return [{ header, ...rows, omittedCount, footer: '</details>' }];
}
