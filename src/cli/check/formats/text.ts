import { getMessages } from '../../../messages/index.ts';
import type { CheckedLink, CheckSummary, Verdict } from '../../../model/verdict.ts';
import { formatAddress, formatNote, formatOfflineMessage, formatPosition, isJudged } from '../../../report/formats/index.ts';
import { formatEvidence, formatVerdict, VerdictTally } from '../../../report/verdicts/index.ts';
import { escapeTerminal } from '../../../text/escape/escape-terminal.ts';
import type { CheckFormat, CheckFormatSettings } from './format.ts';

const verdictColors = {
  alive: 'green',
  moved: 'cyan',
  gone: 'red',
  restricted: 'yellow',
  blocked: 'dim',
  limited: 'dim',
  unreachable: 'yellow',
  unknown: 'dim',
} as const;

/** Text that is no address fails a run, as a dead link does. */
const colorOf = ({ verdict, reason }: Pick<Verdict, 'verdict' | 'reason'>) =>
  reason === 'malformed' ? verdictColors.gone : verdictColors[verdict];

/** Failures that are printed again at the end of a run that a person watches. */
const maxRepeatedLinks = 50;

/** Places of a link that are printed after its first one. */
const maxOtherPlaces = 5;

/** The format for people: what is not simply alive, as it is checked, then the counts. */
export function createTextFormat(settings: CheckFormatSettings): CheckFormat {
  return new TextFormat(settings);
}

class TextFormat implements CheckFormat {
  readonly #settings: CheckFormatSettings;
  readonly #tally: VerdictTally;
  /** Printed at the end, unless there was no network at all. */
  readonly #unchecked: CheckedLink[] = [];
  readonly #failures: CheckedLink[] = [];
  #failureCount = 0;
  /** Something was printed below the first failure, which may have scrolled away. */
  #hasBuriedFailures = false;

  constructor(settings: CheckFormatSettings) {
    this.#settings = settings;
    this.#tally = new VerdictTally(settings.language);
  }

  addLink(link: CheckedLink): void {
    this.#tally.add(link);
    const isWorthPrinting = link.verdict !== 'alive' || (link.note !== undefined && link.note !== 'weak-evidence');
    if (!isJudged(link)) this.#unchecked.push(link);
    else if (isWorthPrinting) this.#printLink(link);
  }

  finish(summary: CheckSummary, cached: number): void {
    const { terminal, language } = this.#settings;
    const { total } = this.#tally;
    const checkedCount = total - this.#unchecked.length;
    if (!summary.online) {
      terminal.out(`${formatOfflineMessage(checkedCount, total, language)}\n`);
      if (checkedCount === 0) return;
    } else for (const link of this.#unchecked) this.#printLink(link);
    if (this.#hasBuriedFailures) this.#printFailuresAgain();
    terminal.out(`${this.#formatTally(total, summary, cached)}\n`);
  }

  #printLink(link: CheckedLink): void {
    const { terminal, isFailure } = this.#settings;
    terminal.out(formatLinkLines(link, this.#settings));
    if (!isFailure(link)) this.#hasBuriedFailures ||= this.#failures.length > 0;
    else if (terminal.interactive && ++this.#failureCount <= maxRepeatedLinks) this.#failures.push(link);
  }

  #printFailuresAgain(): void {
    const { terminal, language } = this.#settings;
    const words = getMessages(language).commandResults.check;
    terminal.out(`\n${words.failuresAgain}\n`);
    for (const link of this.#failures.toSorted(compareByPosition)) terminal.out(formatLinkLines(link, this.#settings));
    const count = this.#failureCount - this.#failures.length;
    if (count > 0) terminal.out(`${words.moreAbove({ count })}\n`);
  }

  #formatTally(total: number, { requests, seconds }: CheckSummary, cached: number): string {
    const { terminal, language } = this.#settings;
    const words = getMessages(language).commandResults.check;
    const verdicts = this.#tally
      .list()
      .map(({ words: verdict, count, sample }) => terminal.paint(colorOf(sample), words.verdictCount({ verdict, count })));
    const requestCount = Object.values(requests.byHost).reduce((sum, count) => sum + count, 0);
    const work = words.work({ requests: requestCount, seconds: seconds.toFixed(1), cached });
    return [words.links({ count: total }), ...verdicts, terminal.paint('dim', work)].join(' · ');
  }
}

/** A link with its verdict, then its new address and its other places, a line each. */
function formatLinkLines(link: CheckedLink, { terminal, language }: CheckFormatSettings): string {
  const words = getMessages(language).commandResults.check;
  const { verdict, reason } = formatVerdict(link, language);
  const [first, ...others] = link.at;
  const note = link.note && formatNote(link.note, language);
  const line = words.line({
    place: first === undefined ? '' : `${formatPosition(first)}: `,
    verdict: terminal.paint(colorOf(link), verdict),
    url: escapeTerminal(formatAddress(link, language)),
    reason: note === undefined ? reason : words.reasonWithNote({ reason, note }),
    evidence: terminal.paint('dim', words.evidence({ text: escapeTerminal(formatEvidence(link.evidence, language)) })),
  });
  const lines = [line];
  if (link.to !== undefined) lines.push(`    → ${escapeTerminal(link.to)}`);
  if (others.length > 0) {
    const places = others.slice(0, maxOtherPlaces).map(formatPosition);
    lines.push(`    ${words.alsoAt({ places, more: others.length > maxOtherPlaces })}`);
  }
  return lines.map((each) => `${each}\n`).join('');
}

function compareByPosition(a: CheckedLink, b: CheckedLink): number {
  const [first, second] = [formatPosition(a.at[0]), formatPosition(b.at[0])];
  return first === second ? 0 : first.localeCompare(second, 'en', { numeric: true });
}
