import { type CheckedLink, type VerdictName, verdictNames } from '../../model/verdict.ts';
import { UsageError } from '../terminal/index.ts';

/** What counts as well beside what is. */
export interface AcceptedResults {
  verdicts: ReadonlySet<VerdictName>;
  /** Inclusive. */
  statuses: readonly [from: number, to: number][];
}

/**
 * Reads the words of `--accept`: status codes (`403`), ranges of them (`200-299`, `200..=299`, `200..300` without its end, `4xx`), and verdicts (`gone`).
 * Throws a UsageError for the first that is neither.
 */
export function parseAcceptOption(values: readonly string[]): AcceptedResults {
  const verdicts = new Set<VerdictName>();
  const statuses: [number, number][] = [];
  for (const word of values) {
    const verdict = verdictNames.find((name) => name === word);
    const range = parseStatusRange(word);
    if (verdict !== undefined) verdicts.add(verdict);
    else if (range !== undefined) statuses.push(range);
    else {
      const names = verdictNames.join(', ');
      throw new UsageError(
        { en: `${word} is neither a status code nor a verdict.`, zh: `${word} 既不是状态码，也不是判定名。` },
        {
          en: `Give status codes (403), ranges (200-299, 4xx), or verdicts: ${names}.`,
          zh: `请给出状态码（403）、范围（200-299、4xx）或判定名：${names}。`,
        },
      );
    }
  }
  return { verdicts, statuses };
}

function parseStatusRange(word: string): [number, number] | undefined {
  const hundred = /^([1-5])xx$/i.exec(word)?.[1];
  if (hundred !== undefined) return [Number(hundred) * 100, Number(hundred) * 100 + 99];
  const [, from, between, to] = /^([1-9]\d\d)(?:(-|\.\.=?)([1-9]\d\d))?$/.exec(word) ?? [];
  if (from === undefined) return undefined;
  const last = to === undefined ? Number(from) : Number(to) - (between === '..' ? 1 : 0);
  return last < Number(from) ? undefined : [Number(from), last];
}

/**
 * A link whose status is accepted is alive, because the caller says so. Below 300 nothing changes: there it is what stands in the answer that was judged, not
 * its status.
 */
export function applyAcceptedStatus(link: CheckedLink, { statuses }: AcceptedResults): CheckedLink {
  const { status } = link.evidence;
  if (status === undefined || status < 300 || link.verdict === 'alive' || link.verdict === 'moved') return link;
  if (!statuses.some(([from, to]) => status >= from && status <= to)) return link;
  return { ...link, verdict: 'alive', reason: 'ok', note: 'weak-evidence' };
}

/** A no that a pipeline should stop at. Walls, quotas and silence are not: they say nothing about the link. */
export function isFailure(link: CheckedLink, { verdicts }: AcceptedResults): boolean {
  const bad =
    link.verdict === 'gone' || link.reason === 'code-wrong' || link.reason === 'code-missing' || link.reason === 'malformed';
  return bad && !verdicts.has(link.verdict);
}
