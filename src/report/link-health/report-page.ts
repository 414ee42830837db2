import { getMessages } from '../../messages/index.ts';
import type { Language } from '../../model/language.ts';
import type { HealthState, LinkState } from '../../model/link-health.ts';
import { buildIssueModel, type IssueSection } from './issue-model.ts';
import { formatInformation } from './sections/folded-sections.ts';
import {
  formatArchivedCopy,
  formatEditLink,
  formatFailureEvidence,
  formatReason,
  formatSubject,
  joinFacts,
} from './sections/link-parts.ts';
import { describeLink, formatGroupName, formatMove } from './sections/sections.ts';
import { describeUpkeep, groupStale } from './sections/stale-section.ts';

/**
 * The full list of links with a problem, each with its evidence, for a file on the health branch.
 * Every link that a box of the issue acts on is shown in the issue or here. Links go to the branch,
 * so that a push alone changes nothing.
 */
export function formatHealthReport(state: HealthState, language: Language): string {
  const { common, linkHealth } = getMessages(language);
  const model = buildIssueModel(state, { splitHosts: false });
  const parts = [
    `# ${linkHealth.report.heading}`,
    linkHealth.report.intro(common.day(state.at, state.at)),
    ...model.sections.map((section) => formatSection(section, state, language)),
    ...formatStale(model.groups.stale, state, language),
    ...formatInformation(state, model.groups, language),
  ];
  return `${parts.join('\n\n')}\n`;
}

function formatStale(links: readonly LinkState[], state: HealthState, language: Language): string[] {
  const { stale, counted } = getMessages(language).linkHealth;
  const groups = groupStale(links).map(([reason, some]) => {
    const lines = some.map(
      (link) =>
        `- ${joinFacts([formatSubject(link, language), describeUpkeep(link, state.at, language), formatEditLink(state, link, language)])}`,
    );
    return `### ${counted(stale.groups[reason], some.length)}\n\n${lines.join('\n')}`;
  });
  return groups.length === 0 ? [] : [[`## ${stale.summary(links.length)}`, ...groups].join('\n\n')];
}

function formatSection(section: IssueSection, state: HealthState, language: Language): string {
  const { sections, counted } = getMessages(language).linkHealth;
  const groups = section.groups.map((group) => {
    const lines = group.links.map((link) => `- ${formatLine(section, link, state, language)}`);
    const heading = `### ${counted(formatGroupName(group, language), group.links.length)}`;
    return section.groups.length > 1 || section.name === 'dead' ? `${heading}\n\n${lines.join('\n')}` : lines.join('\n');
  });
  return [`## ${sections[section.name](section.links.length)}`, ...groups].join('\n\n');
}

function formatLine(section: IssueSection, link: LinkState, state: HealthState, language: Language): string {
  const edit = formatEditLink(state, link, language);
  if (section.name === 'moved') return joinFacts([formatMove(link, language), edit]);
  const { isNew } = getMessages(language).linkHealth;
  const subject = `${formatSubject(link, language)}${section.newLinks.includes(link) ? isNew : ''}`;
  if (section.name !== 'dead') return joinFacts([subject, describeLink(section, link, { state, language }), edit]);
  const evidence = formatFailureEvidence(state, link, language);
  return joinFacts([subject, formatReason(link, language), evidence, formatArchivedCopy(link, language), edit]);
}
