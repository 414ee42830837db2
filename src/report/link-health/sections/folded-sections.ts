import { getMessages } from '../../../messages/index.ts';
import type { Language } from '../../../model/language.ts';
import type { HealthState, LinkState } from '../../../model/link-health.ts';
import { compareCodeUnits } from '../../../text/compare.ts';
import { formatCodeSpan, wrapInLink } from '../../../text/escape/escape-markdown.ts';
import { formatVerdict } from '../../verdicts/index.ts';
import type { HealthGroups } from '../groups.ts';
import { getHostname } from '../issue-model.ts';
import { describeSuspicion, formatLocationLink, formatQuietSubject, joinFacts } from './link-parts.ts';
import { formatFold } from './sections.ts';

/**
 * What asks for nothing: links in doubt, unjudged links by host, archived, recovered, snoozed and
 * settled ones.
 */

interface InformationSection {
  summary: string;
  lines: () => string[];
}

/**
 * The folded sections. One without links is left out.
 * @param isComplete false leaves out the lists, which are in the report then.
 */
export function formatFoldedSections(
  state: HealthState,
  groups: HealthGroups,
  language: Language,
  isComplete: boolean,
): string[] {
  const sections = collectSections(state, groups, language);
  if (isComplete) return sections.map(({ summary, lines }) => formatFold(summary, lines()));
  const { fullList } = getMessages(language).linkHealth;
  const more =
    state.reportUrl === undefined ? '' : wrapInLink(fullList.charAt(0).toUpperCase() + fullList.slice(1), state.reportUrl);
  const list = sections.map(({ summary }) => `- ${summary}`);
  return list.length === 0 ? [] : [`${list.join('\n')}${more === '' ? '' : `\n\n${more}`}`];
}

/** The same for the report: headings with whole lists. */
export function formatInformation(state: HealthState, groups: HealthGroups, language: Language): string[] {
  return collectSections(state, groups, language).map(({ summary, lines }) => `### ${summary}\n\n${lines().join('\n')}`);
}

function collectSections(state: HealthState, groups: HealthGroups, language: Language): InformationSection[] {
  const { common, linkHealth } = getMessages(language);
  const { folded } = linkHealth;
  const { suspects, unjudged, archived, recovered, ignored, settled } = groups;
  const locate = (link: LinkState, remark = '') =>
    `- ${joinFacts([`${formatQuietSubject(link, language)}${remark}`, formatLocationLink(state, link, language)])}`;
  const sections: [LinkState[], InformationSection][] = [
    [
      suspects,
      {
        summary: folded.suspects(suspects.length),
        lines: () => suspects.map((link) => locate(link, common.remark(describeSuspicion(state, link, language)))),
      },
    ],
    [archived, { summary: folded.archived(archived.length), lines: () => archived.map((link) => locate(link)) }],
    [unjudged, { summary: folded.unjudged(unjudged.length), lines: () => formatUnjudgedHosts(state, unjudged, language) }],
    [
      recovered,
      {
        summary: folded.recovered(recovered.length),
        lines: () =>
          recovered.map((link) => {
            const day = link.lastAlive === undefined ? '' : folded.recoveredOn(common.day(link.lastAlive, state.at));
            return `- ${formatQuietSubject(link, language)}${day}`;
          }),
      },
    ],
    [
      ignored,
      {
        summary: folded.ignored(ignored.length),
        lines: () => ignored.map((link) => locate(link, folded.ignoredUntil(common.day(link.ignored ?? '', state.at)))),
      },
    ],
    [
      settled,
      {
        summary: (state.source === undefined ? folded : linkHealth.readme).settled(settled.length),
        lines: () => settled.map((link) => locate(link)),
      },
    ],
  ];
  return sections.flatMap(([links, section]) => (links.length === 0 ? [] : [section]));
}

const maxReasons = 3;
const maxLocations = 5;

/** One line a host, the host with the most links first. */
function formatUnjudgedHosts(state: HealthState, unjudged: readonly LinkState[], language: Language): string[] {
  const { common, linkHealth } = getMessages(language);
  const hosts = [...Map.groupBy(unjudged, ({ url }) => getHostname(url))].sort(
    ([a, x], [b, y]) => y.length - x.length || compareCodeUnits(a, b),
  );
  return hosts.map(([host, links]) => {
    const checks = links.flatMap((link) => {
      const check = link.unjudged ?? link.judged;
      return check === undefined ? [] : [{ ...check, service: link.service }];
    });
    const reasons = [...new Set(checks.map((check) => formatVerdict(check, language).reason))].slice(0, maxReasons);
    const locations = common.series(links.slice(0, maxLocations).map((link) => formatLocationLink(state, link, language)));
    const more = links.length > maxLocations ? linkHealth.folded.moreLocations(links.length, maxLocations) : '';
    const places = common.labelled(common.links(links.length), `${locations}${more}`);
    return `- ${common.labelled(formatCodeSpan(host), common.clauses(reasons))} · ${places}`;
  });
}
