import type { CheckedLink } from '../../model/verdict.ts';
import { classifyLink, formatLinkSummary, formatPosition, type LinkReport } from './link-report.ts';

/**
 * A check of links as JUnit XML, the form that build servers read: a suite for each file, a case for each link, a failure where a pipeline should stop, a
 * skip where nobody could judge. What moved or is worth a look passes, with its sentence in `system-out`.
 */
export function formatJunitReport({ links, summary, language, isFailure }: LinkReport): string {
  const files = Map.groupBy(links, (link) => link.at[0]?.file ?? 'addresses');
  const suites = Array.from(files, ([file, ofFile]) => {
    const cases = ofFile.map((link) => caseOf(link, file));
    return `  <testsuite name="${escapeXml(file)}" ${countsOf(ofFile)}>\n${cases.join('\n')}\n  </testsuite>`;
  });
  const time = summary.seconds.toFixed(3);
  const body = suites.length === 0 ? '' : `${suites.join('\n')}\n`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="listkeeper check" ${countsOf(links)} time="${time}">\n${body}</testsuites>\n`;

  function countsOf(some: readonly CheckedLink[]): string {
    const count = (name: string) => some.filter((link) => outcomeOf(link) === name).length;
    return `tests="${some.length}" failures="${count('failure')}" errors="0" skipped="${count('skipped')}"`;
  }

  function outcomeOf(link: CheckedLink): 'failure' | 'skipped' | 'passed' {
    const is = classifyLink(link, isFailure);
    return is === 'bad' ? 'failure' : is === 'unjudged' ? 'skipped' : 'passed';
  }

  function caseOf(link: CheckedLink, file: string): string {
    const [place] = link.at;
    const line = place === undefined ? '' : ` line="${place.line}"`;
    const open = `    <testcase name="${escapeXml(link.url)}" classname="${escapeXml(file)}"${place === undefined ? '' : ` file="${escapeXml(file)}"`}${line}`;
    const said = formatLinkSummary(link, language);
    const outcome = outcomeOf(link);
    if (outcome === 'failure') {
      const places = link.at.map(formatPosition).join('\n');
      return `${open}>\n      <failure type="${link.reason}" message="${escapeXml(said)}">${escapeXml(places)}</failure>\n    </testcase>`;
    }
    if (outcome === 'skipped') return `${open}>\n      <skipped message="${escapeXml(said)}"/>\n    </testcase>`;
    if (classifyLink(link, isFailure) === 'fine') return `${open}/>`;
    return `${open}>\n      <system-out>${escapeXml(said)}</system-out>\n    </testcase>`;
  }
}

/** Text for XML 1.0, in attributes and between tags: what no document may hold is replaced. */
function escapeXml(text: string): string {
  return (
    text
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML 1.0 forbids
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g, '\ufffd')
      .replace(/[&<>"'\n\t\r]/g, (letter) => `&#${letter.charCodeAt(0)};`)
  );
}
