import { getMessages } from '../../messages/index.ts';
import type { CheckedLink } from '../../model/verdict.ts';
import { classifyLink, formatAddress, formatLinkSummary, formatPosition, type LinkReport } from './link-report.ts';

/**
 * A check of links as JUnit XML, the format that build servers read: a suite for each file, a case
 * for each link. A link that should fail a pipeline is a failure, and one that couldn't be checked
 * is skipped. Moved and doubtful links pass, with a sentence in `system-out`.
 */
export function formatJunitReport(report: LinkReport): string {
  const { links, summary, language } = report;
  const files = Map.groupBy(links, (link) => link.at[0]?.file ?? getMessages(language).linkReport.noFile);
  const suites = Array.from(files, ([file, linksOfFile]) => {
    const cases = linksOfFile.map((link) => formatTestCase(report, link, file));
    return `  <testsuite name="${escapeXml(file)}" ${formatCounts(report, linksOfFile)}>\n${cases.join('\n')}\n  </testsuite>`;
  });
  const time = summary.seconds.toFixed(3);
  const body = suites.length === 0 ? '' : `${suites.join('\n')}\n`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="listkeeper check" ${formatCounts(report, links)} time="${time}">\n${body}</testsuites>\n`;
}

function formatCounts(report: LinkReport, links: readonly CheckedLink[]): string {
  const count = (outcome: string) => links.filter((link) => getOutcome(report, link) === outcome).length;
  return `tests="${links.length}" failures="${count('failure')}" errors="0" skipped="${count('skipped')}"`;
}

function getOutcome({ isFailure }: LinkReport, link: CheckedLink): 'failure' | 'skipped' | 'passed' {
  const linkClass = classifyLink(link, isFailure);
  return linkClass === 'bad' ? 'failure' : linkClass === 'unjudged' ? 'skipped' : 'passed';
}

function formatTestCase(report: LinkReport, link: CheckedLink, file: string): string {
  const [place] = link.at;
  const location = place === undefined ? '' : ` file="${escapeXml(file)}" line="${place.line}"`;
  const open = `    <testcase name="${escapeXml(formatAddress(link, report.language))}" classname="${escapeXml(file)}"${location}`;
  const message = escapeXml(formatLinkSummary(link, report.language));
  const outcome = getOutcome(report, link);
  if (outcome === 'failure') {
    const places = escapeXml(link.at.map(formatPosition).join('\n'));
    return `${open}>\n      <failure type="${link.reason}" message="${message}">${places}</failure>\n    </testcase>`;
  }
  if (outcome === 'skipped') return `${open}>\n      <skipped message="${message}"/>\n    </testcase>`;
  if (classifyLink(link, report.isFailure) === 'fine') return `${open}/>`;
  return `${open}>\n      <system-out>${message}</system-out>\n    </testcase>`;
}

/**
 * Text for attributes and content of XML 1.0. Characters that no document may contain are replaced.
 */
function escapeXml(text: string): string {
  return (
    text
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML 1.0 forbids
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g, '\ufffd')
      .replace(/[&<>"'\n\t\r]/g, (letter) => `&#${letter.charCodeAt(0)};`)
  );
}
