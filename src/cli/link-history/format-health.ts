import { getMessages } from '../../messages/index.ts';
import type { Language } from '../../model/language.ts';
import type { HealthState, LinkState } from '../../model/link-health.ts';
import { formatNote, formatPosition } from '../../report/formats/index.ts';
import { formatPlainCounts, type HealthGroups } from '../../report/link-health/index.ts';
import { formatVerdict } from '../../report/verdicts/index.ts';
import { escapeTerminal } from '../../text/escape/escape-terminal.ts';
import { formatDate } from '../../text/format.ts';
import { localizeText } from '../../text/language/localize-text.ts';
import type { Terminal } from '../terminal/index.ts';

/**
 * The groups that are printed, and their colours. What needs a decision comes last, right above the
 * prompt.
 */
const printedGroups = [
  ['recovered', 'green'],
  ['suspects', 'yellow'],
  ['certainSuspects', 'yellow'],
  ['moved', 'cyan'],
  ['wrong', 'yellow'],
  ['codes', 'red'],
  ['dead', 'red'],
] as const;

/** The state of links as text: a line for each that is not simply alive, then the counts. */
export function formatHealth(
  state: HealthState,
  groups: HealthGroups,
  language: Language,
  terminal: Pick<Terminal, 'paint'>,
): string {
  const { states } = getMessages(language).commandResults.health;
  const lines = printedGroups.flatMap(([group, color]) => {
    const label = terminal.paint(color, states[group]);
    return groups[group].map((link) => formatHealthLine(link, label, language));
  });
  const needsDecision = groups.dead.length + groups.codes.length > 0;
  const next = needsDecision ? [getMessages(language).commandResults.health.next] : [];
  return `${[...lines, formatPlainCounts(state, groups, language), ...next].join('\n')}\n`;
}

function formatHealthLine(link: LinkState, label: string, language: Language): string {
  const words = getMessages(language).commandResults.health;
  const { at, judged, since, strikes, state, archived, next } = link;
  const isFailing = state === 'dead' || state === 'suspect';
  const facts = [
    judged && formatVerdict(judged, language).reason,
    judged?.note !== undefined && state !== 'dead' ? formatNote(judged.note, language) : undefined,
    isFailing ? words.failing({ since: formatDate(since), strikes }) : undefined,
    state === 'suspect' ? words.nextCheck({ date: formatDate(next) }) : undefined,
    judged?.to !== undefined && state !== 'dead' ? `→ ${judged.to}` : undefined,
    archived,
  ].filter((fact) => fact !== undefined && fact !== '') as string[];
  const entryName = localizeText(link.name, language);
  const url = entryName === undefined ? link.url : `${entryName} › ${link.url}`;
  const position = at[0] === undefined ? '' : `${formatPosition(at[0])}: `;
  return `${position}${label} ${escapeTerminal(words.line({ url, facts }))}`;
}
