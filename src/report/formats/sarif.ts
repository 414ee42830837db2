import { getMessages, type Messages } from '../../messages/index.ts';
import type { CheckedLink, LinkLocation } from '../../model/verdict.ts';
import { encodeUrlPath } from '../../text/escape/url-text.ts';
import { classifyLink, formatAddress, formatLinkSummary, type LinkClass, type LinkReport } from './link-report.ts';

/** The program that made the report. */
export interface SarifTool {
  version: string;
  informationUri?: string;
}

interface SarifRule {
  id: keyof Messages['linkReport']['rules'];
  linkClass: LinkClass;
  level: 'error' | 'warning' | 'note';
}

/**
 * One rule a class of links. Links that couldn't be checked are not reported, since there is
 * nothing to do about them.
 */
const rules: readonly SarifRule[] = [
  { id: 'link-broken', linkClass: 'bad', level: 'error' },
  { id: 'link-moved', linkClass: 'moved', level: 'note' },
  { id: 'link-look', linkClass: 'look', level: 'warning' },
];

/**
 * A check of links as SARIF 2.1.0 (OASIS standard), for GitHub's code scanning and for editors.
 * Each place of a link is one result. Columns count UTF-16 units. Paths of files are relative to
 * the working directory of the check.
 */
export function formatSarifReport(report: LinkReport, tool: SarifTool): string {
  const { links, summary, language } = report;
  const messages = getMessages(language);
  const driver = {
    name: messages.common.keeper,
    version: tool.version,
    ...(tool.informationUri === undefined ? {} : { informationUri: tool.informationUri }),
    rules: rules.map(({ id, level }) => ({
      id,
      shortDescription: { text: messages.linkReport.rules[id].text },
      fullDescription: { text: messages.linkReport.rules[id].description },
      help: { text: messages.linkReport.rules[id].help },
      defaultConfiguration: { level },
    })),
  };
  const run = {
    tool: { driver },
    columnKind: 'utf16CodeUnits',
    invocations: [{ executionSuccessful: summary.online }],
    results: links.flatMap((link) => buildResults(report, link)),
  };
  const log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] };
  return `${JSON.stringify(log, null, 2)}\n`;
}

/**
 * The place of an address from the command line. GitHub rejects a whole file for one result without
 * a location, and addresses other than paths and `file:` in locations.
 */
const commandLine: LinkLocation = { file: 'command-line', line: 1, column: 1 };

/** The results of a link, one a place. */
function buildResults({ language, isFailure }: LinkReport, link: CheckedLink): object[] {
  const linkClass = classifyLink(link, isFailure);
  const ruleIndex = rules.findIndex((rule) => rule.linkClass === linkClass);
  const rule = rules[ruleIndex];
  if (rule === undefined) return [];
  const text = getMessages(language).common.labelled(formatAddress(link, language), formatLinkSummary(link, language));
  const result = {
    ruleId: rule.id,
    ruleIndex,
    level: rule.level,
    message: { text: text.toWellFormed() },
    partialFingerprints: { 'identity/v1': link.identity },
  };
  const places = link.at.length > 0 ? link.at : [commandLine];
  return places.map((place) => ({ ...result, locations: [toSarifLocation(place)], ...toFixProperties(link) }));
}

function toSarifLocation({ file, line, column }: LinkLocation): object {
  return { physicalLocation: { artifactLocation: toArtifactLocation(file), region: { startLine: line, startColumn: column } } };
}

/** A path as SARIF expects it: relative to the root, or a `file:` address where it is absolute. */
function toArtifactLocation(path: string): { uri: string; uriBaseId?: string } {
  const slashed = path.replaceAll('\\', '/');
  if (slashed.startsWith('/')) return { uri: `file://${encodeUrlPath(slashed)}` };
  if (/^[a-z]:\//i.test(slashed)) return { uri: `file:///${slashed.slice(0, 2)}${encodeUrlPath(slashed.slice(2))}` };
  return { uri: encodeUrlPath(slashed), uriBaseId: '%SRCROOT%' };
}

/**
 * The new address as a property. It is not a `fix`, because the end of the old address in its file
 * isn't known here.
 */
function toFixProperties({ to }: CheckedLink): object {
  return to === undefined ? {} : { properties: { to } };
}
