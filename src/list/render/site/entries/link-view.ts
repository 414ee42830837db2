import { identify } from '../../../../links/identify/index.ts';
import { unstatedCode } from '../../../../links/url/index.ts';
import { getMessages } from '../../../../messages/index.ts';
import type { Language } from '../../../../model/language.ts';
import type { LinkStatus } from '../../../../model/link-health.ts';
import { formatDate } from '../../../../text/format.ts';
import type { Entry, Link } from '../../../schema/index.ts';
import { chooseLinkLabels } from '../../entries/entry-markdown.ts';
import { getDeathReasonLabel, getLicenseLabel, getRequirementLabel } from '../../labels.ts';
import type { SiteHealth } from '../site-input.ts';

/** A link of an entry as a page shows it. Texts are plain. */
export interface LinkView {
  label: string;
  url: string;
  /** The host, for readers who want to know where a link leads. */
  host: string;
  /** Extraction code of a file share. */
  code?: string;
  /** What it takes to open it, and the license that only this link states. */
  notes: readonly string[];
  /** Why and since when it is dead. */
  dead?: string;
  archived?: string;
  /** What the last check said, and when. */
  checked?: string;
  health?: LinkHealthView;
}

export interface LinkHealthView {
  state: 'works' | 'dead' | 'doubtful' | 'unknown';
  since?: string;
  checked?: string;
}

export function buildLinkViews(entry: Entry, language: Language, health: SiteHealth | undefined): LinkView[] {
  const labels = chooseLinkLabels(entry, language);
  return entry.links.map((link, index) => buildLinkView(link, labels[index] ?? link.role, { entry, language, health }));
}

interface LinkContext {
  entry: Entry;
  language: Language;
  health: SiteHealth | undefined;
}

function buildLinkView(link: Link, label: string, { entry, language, health }: LinkContext): LinkView {
  const texts = getMessages(language).readme;
  const identity = identify(link.url);
  const status = findLinkStatus(link, health);
  const code = link.code ?? identity.code;
  const isGone = entry.status?.state === 'gone' || entry.status?.state === 'withdrawn';
  const dead = describeDeath(link, status, language);
  const archived = link.archived ?? (dead === undefined ? undefined : status?.archived);
  const requirement = link.requires && getRequirementLabel(link.requires, language);
  const license =
    link.license === undefined || link.license === 'not-stated' ? undefined : texts.license(getLicenseLabel(link.license));
  const notes = [requirement, code === unstatedCode ? texts.noExtractionCode : undefined, license];
  const checked = status && describeCheck(status, language);
  return {
    label,
    url: link.url,
    host: URL.parse(link.url)?.host.replace(/^www\./, '') ?? '',
    ...(code === undefined || code === unstatedCode ? {} : { code }),
    notes: notes.filter((note) => note !== undefined),
    ...(dead === undefined ? {} : { dead }),
    // A copy of a page that works would be one more link to choose from.
    ...(archived === undefined || (dead === undefined && !isGone) ? {} : { archived }),
    ...(checked === undefined ? {} : { checked }),
    health: summarizeLink(link, status),
  };
}

export function findLinkStatus({ url }: Pick<Link, 'url'>, health: SiteHealth | undefined): LinkStatus | undefined {
  return health?.links.get(identify(url).key);
}

function describeDeath(link: Link, status: LinkStatus | undefined, language: Language): string | undefined {
  const isDead = status?.state === 'dead';
  const since = link.gone ?? (isDead ? formatDate(status.diedAt ?? status.since) : undefined);
  if (since === undefined) return undefined;
  const reason = isDead ? status.judged?.reason : undefined;
  return `${getDeathReasonLabel(reason, language)}${getMessages(language).readme.inParentheses(since)}`;
}

function describeCheck(status: LinkStatus, language: Language): string {
  const words = getMessages(language).site.linkChecked;
  const at = formatDate(status.unjudged?.at ?? status.judged?.at ?? status.firstSeen);
  switch (status.state) {
    case 'dead':
      return words.dead(formatDate(status.diedAt ?? status.since));
    case 'suspect':
      return words.suspect(formatDate(status.since));
    case 'unjudged':
      return words.unjudged(at);
    case 'healthy':
    case 'recovered':
      return words.healthy(formatDate(status.judged?.at ?? status.since));
  }
}

/** The state of a link for programs and the filter. */
export function summarizeLink(link: Link, status: LinkStatus | undefined): LinkHealthView {
  if (link.gone !== undefined) return { state: 'dead', since: link.gone };
  if (status === undefined) return { state: 'unknown' };
  const checked = status.judged === undefined ? {} : { checked: formatDate(status.judged.at) };
  switch (status.state) {
    case 'dead':
      return { state: 'dead', since: formatDate(status.diedAt ?? status.since), ...checked };
    case 'suspect':
      return { state: 'doubtful', since: formatDate(status.since), ...checked };
    case 'unjudged':
      return { state: 'unknown' };
    case 'healthy':
    case 'recovered':
      return { state: 'works', ...checked };
  }
}
