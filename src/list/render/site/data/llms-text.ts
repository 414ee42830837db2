import { getMessages } from '../../../../messages/index.ts';
import { encodeLinkUrl, escapeReadme } from '../../../../text/escape/escape-markdown.ts';
import { toSingleLine } from '../../../../text/invisible-characters.ts';
import { localizeText } from '../../../../text/language/localize-text.ts';
import { truncate } from '../../../../text/truncate.ts';
import { formatQuarter, formatStars } from '../../repository-facts.ts';
import type { Site } from '../pages/page.ts';
import { getPublicUrl } from '../relative-path.ts';
import { sitePaths } from '../site-paths.ts';
import type { PlannedEntry, SitePlan } from '../site-plan.ts';

/** More entries than these would be more than a language model reads at once. */
const maxEntries = 1000;
const maxDescription = 200;

/**
 * The list for language models, as https://llmstxt.org proposes: a title, a summary, and sections
 * of links with what they are.
 */
export function formatLlmsText(site: Site, plan: SitePlan): string {
  const words = getMessages(plan.language).site.llms;
  const { info, address } = site;
  const resolve = (path: string) => (address === undefined ? path : getPublicUrl(address, path));
  const description = localizeText(info.description, plan.language);
  const isCut = plan.entries.length > maxEntries;
  const lines = [
    `# ${escapeReadme(localizeText(info.title, plan.language) ?? '')}`,
    ...(description === undefined ? [] : [`> ${escapeReadme(toSingleLine(description))}`]),
    [
      `- ${words.json}: ${resolve(sitePaths.jsonIndex)}`,
      `- ${words.entry}: ${resolve(sitePaths.jsonEntry('ID'))}`,
      `- ${words.schema}: ${resolve(sitePaths.jsonSchema)}`,
    ].join('\n'),
    ...(isCut ? [words.cut(plan.entries.length)] : []),
    `## ${words.sections}`,
    plan.chapters.map(({ name, entryCount, pages }) => formatChapter(name, entryCount, resolve(pages[0]?.path ?? ''))).join('\n'),
    ...(isCut ? [] : formatEntries(site, plan)),
  ];
  return `${lines.join('\n\n')}\n`;
}

const formatChapter = (name: string, count: number, url: string): string => `- [${escapeReadme(name)}](${url}): ${count}`;

function formatEntries(site: Site, plan: SitePlan): string[] {
  const byChapter = Map.groupBy(plan.entries, ({ sectionPath }) => sectionPath[0]?.id);
  return plan.chapters.flatMap(({ name, section }) => [
    `## ${escapeReadme(name)}`,
    (byChapter.get(section.id) ?? []).map((entry) => formatEntry(entry, site, plan)).join('\n'),
  ]);
}

function formatEntry({ entry }: PlannedEntry, { display, views }: Site, plan: SitePlan): string {
  const { language } = plan;
  const name = escapeReadme(entry.kind === 'paper' ? entry.title : (localizeText(entry.name, language) ?? entry.id));
  const url = encodeLinkUrl(entry.links.find(({ gone }) => gone === undefined)?.url ?? '');
  const description = localizeText(entry.description, language);
  const about = description === undefined ? '' : `: ${escapeReadme(truncate(toSingleLine(description), maxDescription))}`;
  const { stars, pushed } = display?.facts.get(entry.id) ?? {};
  const { repository } = getMessages(language).site;
  const facts = [
    ...(views.get(plan)?.get(entry.id)?.marks ?? []),
    ...(stars === undefined ? [] : [repository.stars(formatStars(stars, language))]),
    ...(pushed === undefined ? [] : [repository.pushed(formatQuarter(pushed))]),
  ];
  const { inParentheses, listSeparator } = getMessages(language).readme;
  const aside = facts.length === 0 ? '' : inParentheses(facts.map(escapeReadme).join(listSeparator));
  return `- ${url === undefined ? name : `[${name}](${url})`}${about}${aside}`;
}
