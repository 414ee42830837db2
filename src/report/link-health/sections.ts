import { getMessages } from '../../messages/index.ts';
import type { Language } from '../../model/language.ts';
import type { HealthState, LinkState } from '../../model/link-health.ts';
import { compareCodeUnits } from '../../text/compare.ts';
import { escapeInline, formatCodeSpan, wrapInLink } from '../../text/escape-markdown.ts';
import { shortUrl } from '../../text/url-text.ts';
import type { MarkdownPart } from '../markdown/index.ts';
import { formatNote, formatVerdict } from '../verdicts/index.ts';
import { formatSafeMovesCheckbox } from './checkbox-actions.ts';
import type { HealthGroups } from './groups.ts';
import {
  formatEntryName,
  formatFold,
  formatLinkItem,
  formatLocationLink,
  formatReason,
  formatSubject,
  getHostname,
  withCheckboxes,
} from './link-parts.ts';

/** The sections of the link-health issue after that of dead links. A section without links is left out. */

type SectionFormatter = (state: HealthState, groups: HealthGroups, language: Language) => MarkdownPart[];

/** Shares that exist behind a code that doesn't open them. */
export const formatCodesSection: SectionFormatter = (state, { codes }, language) => {
  const { common, linkHealth } = getMessages(language);
  const items = codes.map((link) => {
    const text = common.labelled(formatSubject(link, language), formatReason(link, language));
    return formatLinkItem(state, link, text, language);
  });
  return [{ header: `### ${linkHealth.codes}`, items }];
};

/** Papers that were retracted or withdrawn, and links that seem to lead elsewhere. */
export const formatWrongLinksSection: SectionFormatter = (state, { wrong }, language) => {
  const { common, linkHealth } = getMessages(language);
  const items = wrong.map((link) => {
    const text = common.labelled(formatSubject(link, language), describeWrongLink(link, language));
    return formatLinkItem(state, link, text, language);
  });
  return [{ header: `### ${linkHealth.wrong.heading}`, items }];
};

function describeWrongLink({ judged }: LinkState, language: Language): string {
  const { wrong } = getMessages(language).linkHealth;
  const title = judged?.title ? escapeInline(judged.title, 120) : '';
  if (judged?.note === 'retracted' || judged?.note === 'withdrawn') return wrong[judged.note];
  // The title of a repository is its full name, which shows whose it is.
  if (judged?.note === 'another-repository') return wrong.anotherRepository(title);
  return judged?.note === undefined || judged.note === 'possibly-wrong-link'
    ? wrong.titled(title)
    : formatNote(judged.note, language);
}

/** New addresses: nothing is broken yet. */
export const formatMovedSection: SectionFormatter = (state, { moved }, language) => {
  const messages = getMessages(language).linkHealth.moved;
  const items = moved.map((link) => {
    const oldUrl = formatCodeSpan(shortUrl(link.url));
    const newUrl = link.judged?.to ?? '';
    const target = wrapInLink(formatCodeSpan(shortUrl(newUrl)), newUrl);
    return formatLinkItem(state, link, `${formatEntryName(link, language)} › ${oldUrl} → ${target}`, language);
  });
  const boxes = formatSafeMovesCheckbox(state.checkboxes, language);
  return [{ header: [`### ${messages.heading(moved.length)}`, messages.why, ...boxes].join('\n\n'), items }];
};

/** Archived repositories: for information. */
export const formatArchivedSection: SectionFormatter = (state, { archived }, language) => {
  const items = archived.map((link) => `- ${formatSubject(link, language)} · ${formatLocationLink(state, link, language)}`);
  return [formatFold(getMessages(language).linkHealth.archived(archived.length), items)];
};

/** Links that failed and aren't called dead yet. Those whose owner says they don't exist are shown, the others folded. */
export const formatSuspectSection: SectionFormatter = (state, { certainSuspects, suspects }, language) => {
  const { common, linkHealth } = getMessages(language);
  const messages = linkHealth.suspects;
  const formatItem = (link: LinkState): string => {
    const recheckAt = state.next !== undefined && state.next > link.next ? state.next : link.next;
    const facts = common.series([
      formatReason(link, language),
      messages.failed(link.strikes, common.day(link.since, state.at)),
      messages.recheck(common.day(recheckAt, state.at)),
    ]);
    const text = common.labelled(formatSubject(link, language), facts);
    return withCheckboxes(`- ${text} · ${formatLocationLink(state, link, language)}`, state, link, language);
  };
  return [
    { header: `### ${messages.certainHeading}`, items: certainSuspects.map(formatItem) },
    formatFold(messages.heading(suspects.length), suspects.map(formatItem)),
  ];
};

/** Nothing to do: unjudged links by host, recovered, snoozed and settled ones. */
export const formatFoldedSections: SectionFormatter = (state, { unjudged, recovered, settled, ignored }, language) => {
  const { common, linkHealth } = getMessages(language);
  const { folded } = linkHealth;
  const recoveredItems = recovered.map((link) => {
    const day = link.lastAlive === undefined ? '' : folded.recoveredOn(common.day(link.lastAlive, state.at));
    return `- ${formatSubject(link, language)}${day}`;
  });
  const ignoredItems = ignored.map((link) => {
    const until = folded.ignoredUntil(common.day(link.ignored ?? '', state.at));
    return `- ${formatSubject(link, language)}${until} · ${formatLocationLink(state, link, language)}`;
  });
  const settledItems = settled.map((link) => `- ${formatSubject(link, language)} · ${formatLocationLink(state, link, language)}`);
  return [
    formatFold(folded.unjudged(unjudged.length), formatUnjudgedHosts(state, unjudged, language)),
    formatFold(folded.recovered(recovered.length), recoveredItems),
    formatFold(folded.ignored(ignored.length), ignoredItems),
    formatFold(folded.settled(settled.length), settledItems),
  ];
};

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
