import type { CheckedLink, LinkLocation } from '../../model/verdict.ts';
import { encodeUrlPath } from '../../text/url-text.ts';
import { classifyLink, formatLinkSummary, type LinkClass, type LinkReport } from './link-report.ts';

/** Who made the report. */
export interface SarifTool {
  version: string;
  informationUri?: string;
}

type SarifLevel = 'error' | 'warning' | 'note';

/** One rule a class of links; of what could not be judged nothing is reported, since there is nothing to do about it. */
const rules: { id: string; of: LinkClass; level: SarifLevel; text: string; help: string }[] = [
  {
    id: 'link-broken',
    of: 'bad',
    level: 'error',
    text: 'A link leads nowhere',
    help: 'Use another address, remove the link, or accept the status with --accept.',
  },
  { id: 'link-moved', of: 'moved', level: 'note', text: 'A link has a new address', help: 'Use the new address.' },
  {
    id: 'link-look',
    of: 'look',
    level: 'warning',
    text: 'A link is worth a look',
    help: 'Open the link: it did not answer, asks for a login, or shows something else than expected.',
  },
];

/**
 * A check of links as SARIF 2.1.0 (OASIS standard), one result for each place of a link: for GitHub's code scanning and for editors.
 * Columns count UTF-16 units. Addresses of files are relative to the folder that the check was run in.
 */
export function formatSarifReport({ links, summary, language, isFailure }: LinkReport, tool: SarifTool): string {
  const results = links.flatMap((link) => {
    const ruleIndex = rules.findIndex(({ of }) => of === classifyLink(link, isFailure));
    const rule = rules[ruleIndex];
    if (rule === undefined) return [];
    const message = { text: `${link.url}: ${formatLinkSummary(link, language)}`.toWellFormed() };
    const result = {
      ruleId: rule.id,
      ruleIndex,
      level: rule.level,
      message,
      partialFingerprints: { 'identity/v1': link.identity },
    };
    return link.at.length === 0
      ? [result]
      : link.at.map((place) => ({ ...result, locations: [toSarifLocation(place)], ...toFixProperties(link) }));
  });
  const driver = {
    name: 'Listkeeper',
    version: tool.version,
    ...(tool.informationUri === undefined ? {} : { informationUri: tool.informationUri }),
    rules: rules.map(({ id, level, text, help }) => ({
      id,
      shortDescription: { text },
      help: { text: help },
      defaultConfiguration: { level },
    })),
  };
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver }, columnKind: 'utf16CodeUnits', invocations: [{ executionSuccessful: summary.online }], results }],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function toSarifLocation({ file, line, column }: LinkLocation): object {
  return { physicalLocation: { artifactLocation: toArtifactLocation(file), region: { startLine: line, startColumn: column } } };
}

/** A path as SARIF wants it: relative to the root, or as a `file:` address where it is absolute. */
function toArtifactLocation(path: string): { uri: string; uriBaseId?: string } {
  const slashed = path.replaceAll('\\', '/');
  if (slashed.startsWith('/')) return { uri: `file://${encodeUrlPath(slashed)}` };
  if (/^[a-z]:\//i.test(slashed)) return { uri: `file:///${slashed.slice(0, 2)}${encodeUrlPath(slashed.slice(2))}` };
  return { uri: encodeUrlPath(slashed), uriBaseId: '%SRCROOT%' };
}

/** What to put instead, as a property: where exactly the address ends in its file is not known here, so it is no `fix`. */
function toFixProperties({ to }: CheckedLink): object {
  return to === undefined ? {} : { properties: { to } };
}
