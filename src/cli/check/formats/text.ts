import { type CheckedLink, type CheckSummary, type VerdictName, verdictNames } from '../../../model/verdict.ts';
import { formatNote, formatOfflineMessage, formatPosition, isJudged } from '../../../report/formats/index.ts';
import { formatEvidence, formatVerdict, pluralize } from '../../../report/messages/index.ts';
import { escapeTerminal } from '../../../text/escape-terminal.ts';
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

/** So many links are told once more at the end of a run that a person watches. */
const maxRepeatedLinks = 50;

/**
 * For people: what is not simply alive, as it is judged; then the counts. At a terminal what is bad scrolls away under what comes after it, so there it is told
 * once more above the counts, by place.
 */
export function createTextFormat({ terminal, language, isFailure }: CheckFormatSettings): CheckFormat {
  const zh = language === 'zh';
  const counts = new Map<VerdictName, number>();
  /** Whether nobody was asked for them because there is no network, only the end tells. */
  const unasked: CheckedLink[] = [];
  const again: CheckedLink[] = [];
  let bad = 0;
  let isBuried = false;
  const tell = (link: CheckedLink) => {
    terminal.out(linesOn(link));
    if (!isFailure(link)) isBuried ||= again.length > 0;
    else if (terminal.interactive && ++bad <= maxRepeatedLinks) again.push(link);
  };
  return {
    addLink(link) {
      counts.set(link.verdict, (counts.get(link.verdict) ?? 0) + 1);
      if (!isJudged(link)) unasked.push(link);
      else if (link.verdict !== 'alive' || (link.note !== undefined && link.note !== 'weak-evidence')) tell(link);
    },
    finish(summary, remembered) {
      const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
      if (!summary.online) terminal.out(`${formatOfflineMessage(all - unasked.length, all, language)}\n`);
      if (!summary.online && all === unasked.length) return;
      if (summary.online) for (const link of unasked) tell(link);
      if (isBuried) {
        terminal.out(zh ? '\n其中需要处理的：\n' : '\nOf these, to be mended:\n');
        for (const link of again.toSorted(compareByPosition)) terminal.out(linesOn(link));
        if (bad > again.length)
          terminal.out(zh ? `上面还有 ${bad - again.length} 个\n` : `and ${bad - again.length} more above\n`);
      }
      const tally = verdictNames.flatMap((name) => {
        const count = counts.get(name);
        const word = formatVerdict({ verdict: name, reason: 'ok' }, language).verdict;
        return count === undefined ? [] : [terminal.paint(verdictColors[name], zh ? `${count} 个${word}` : `${count} ${word}`)];
      });
      const work = terminal.paint('dim', workOf(summary, remembered));
      terminal.out(`${[pluralize(all, 'link', language), ...tally, work].join(' · ')}\n`);
    },
  };

  function linesOn(link: CheckedLink): string {
    const { verdict, reason } = formatVerdict(link, language);
    const [first, ...others] = link.at;
    const where = first === undefined ? '' : `${formatPosition(first)}: `;
    const note = link.note === undefined ? '' : `${zh ? '，' : ', '}${formatNote(link.note, language)}`;
    const seen = formatEvidence(link.evidence, language);
    const by = terminal.paint('dim', zh ? `（${escapeTerminal(seen)}）` : `(${escapeTerminal(seen)})`);
    const head = `${where}${terminal.paint(verdictColors[link.verdict], verdict)} ${escapeTerminal(link.url)}${zh ? ' —— ' : ' — '}${reason}${note}${zh ? '' : ' '}${by}\n`;
    const to = link.to === undefined ? '' : `    → ${escapeTerminal(link.to)}\n`;
    const also = zh ? '    另见 ' : '    also at ';
    const more =
      others.length === 0 ? '' : `${also}${others.slice(0, 5).map(formatPosition).join(', ')}${others.length > 5 ? ', …' : ''}\n`;
    return `${head}${to}${more}`;
  }

  function workOf(summary: CheckSummary, remembered: number): string {
    const requests = Object.values(summary.requests.byHost).reduce((sum, count) => sum + count, 0);
    const seconds = summary.seconds.toFixed(1);
    const asked = pluralize(requests, 'request', language);
    if (zh) return `${asked}，${seconds} 秒${remembered > 0 ? `，${remembered} 个取自缓存` : ''}`;
    return `${asked}, ${seconds} s${remembered > 0 ? `, ${remembered} remembered` : ''}`;
  }
}

function compareByPosition(a: CheckedLink, b: CheckedLink): number {
  const [one, other] = [formatPosition(a.at[0]), formatPosition(b.at[0])];
  return one === other ? 0 : one.localeCompare(other, 'en', { numeric: true });
}
