import { ListkeeperError } from '../../errors/listkeeper-error.ts';
import { type CheckedLink, type VerdictName, verdictNames } from '../../model/verdict.ts';

/** What `--accept` lets pass. */
export interface AcceptedResults {
  verdicts: ReadonlySet<VerdictName>;
  /** Ranges of status codes, both ends included. */
  statuses: readonly [from: number, to: number][];
}

/**
 * Reads the words of `--accept`: status codes (`403`), ranges of them (`200-299`, `200..=299`,
 * `200..300` without its end, `4xx`), and verdicts (`gone`).
 * @throws ListkeeperError `bad-accept` for the first word that is neither
 */
export function parseAcceptOption(values: readonly string[]): AcceptedResults {
  const verdicts = new Set<VerdictName>();
  const statuses: [number, number][] = [];
  for (const word of values) {
    const verdict = verdictNames.find((name) => name === word);
    const range = parseStatusRange(word);
    if (verdict !== undefined) verdicts.add(verdict);
    else if (range !== undefined) statuses.push(range);
    else throw new ListkeeperError('bad-accept', { word, verdicts: verdictNames });
  }
  return { verdicts, statuses };
}

function parseStatusRange(word: string): [number, number] | undefined {
  const century = /^([1-5])xx$/i.exec(word)?.[1];
  if (century !== undefined) return [Number(century) * 100, Number(century) * 100 + 99];
  const [, from, separator, to] = /^([1-9]\d\d)(?:(-|\.\.=?)([1-9]\d\d))?$/.exec(word) ?? [];
  if (from === undefined) return undefined;
  const last = to === undefined ? Number(from) : Number(to) - (separator === '..' ? 1 : 0);
  return last < Number(from) ? undefined : [Number(from), last];
}

/**
 * The link as alive when its status is accepted. Statuses below 300 change nothing: there the
 * content was judged, not the status.
 */
export function applyAcceptedStatus(link: CheckedLink, { statuses }: AcceptedResults): CheckedLink {
  const { status } = link.evidence;
  if (status === undefined || status < 300 || link.verdict === 'alive' || link.verdict === 'moved') return link;
  if (!statuses.some(([from, to]) => status >= from && status <= to)) return link;
  return { ...link, verdict: 'alive', reason: 'ok', note: 'weak-evidence' };
}

/**
 * Whether a pipeline should fail. Bot walls, rate limits and timeouts are no failures: they say
 * nothing about the link.
 */
export function isFailure(link: CheckedLink, { verdicts }: AcceptedResults): boolean {
  const isBad =
    link.verdict === 'gone' || link.reason === 'code-wrong' || link.reason === 'code-missing' || link.reason === 'malformed';
  return isBad && !verdicts.has(link.verdict);
}
