import { type CheckedLink, type CheckSummary, type VerdictName, verdictNames } from '../../links/verdict.ts';
import { evidenceWords } from '../../report/evidence.ts';
import { isJudged, spotOf, withoutNetwork, wordsOfNote } from '../../report/link-report.ts';
import { verdictWords } from '../../report/verdicts.ts';
import { counted } from '../../report/words.ts';
import { visible } from '../visible.ts';
import type { Format, FormatSettings } from './format.ts';

const colours = {
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
const mostAgain = 50;

/**
 * For people: what is not simply alive, as it is judged; then the counts. At a terminal what is bad scrolls away under what comes after it, so there it is told
 * once more above the counts, by place.
 */
export function textFormat({ terminal, language, isBad }: FormatSettings): Format {
  const zh = language === 'zh';
  const counts = new Map<VerdictName, number>();
  /** Whether nobody was asked for them because there is no network, only the end tells. */
  const unasked: CheckedLink[] = [];
  const again: CheckedLink[] = [];
  let bad = 0;
  let isBuried = false;
  const tell = (link: CheckedLink) => {
    terminal.out(linesOn(link));
    if (!isBad(link)) isBuried ||= again.length > 0;
    else if (terminal.interactive && ++bad <= mostAgain) again.push(link);
  };
  return {
    link(link) {
      counts.set(link.verdict, (counts.get(link.verdict) ?? 0) + 1);
      if (!isJudged(link)) unasked.push(link);
      else if (link.verdict !== 'alive' || (link.note !== undefined && link.note !== 'weak-evidence')) tell(link);
    },
    end(summary, remembered) {
      const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
      if (!summary.online) terminal.out(`${withoutNetwork(all - unasked.length, all, language)}\n`);
      if (!summary.online && all === unasked.length) return;
      if (summary.online) for (const link of unasked) tell(link);
      if (isBuried) {
        terminal.out(zh ? '\n其中需要处理的：\n' : '\nOf these, to be mended:\n');
        for (const link of again.toSorted(byPlace)) terminal.out(linesOn(link));
        if (bad > again.length)
          terminal.out(zh ? `上面还有 ${bad - again.length} 个\n` : `and ${bad - again.length} more above\n`);
      }
      const tally = verdictNames.flatMap((name) => {
        const count = counts.get(name);
        const word = verdictWords({ verdict: name, reason: 'ok' }, language).verdict;
        return count === undefined ? [] : [terminal.paint(colours[name], zh ? `${count} 个${word}` : `${count} ${word}`)];
      });
      const work = terminal.paint('dim', workOf(summary, remembered));
      terminal.out(`${[counted(all, 'link', language), ...tally, work].join(' · ')}\n`);
    },
  };

  function linesOn(link: CheckedLink): string {
    const { verdict, reason } = verdictWords(link, language);
    const [first, ...others] = link.at;
    const where = first === undefined ? '' : `${spotOf(first)}: `;
    const note = link.note === undefined ? '' : `${zh ? '，' : ', '}${wordsOfNote(link.note, language)}`;
    const seen = evidenceWords(link.evidence, language);
    const by = terminal.paint('dim', zh ? `（${visible(seen)}）` : `(${visible(seen)})`);
    const head = `${where}${terminal.paint(colours[link.verdict], verdict)} ${visible(link.url)}${zh ? ' —— ' : ' — '}${reason}${note}${zh ? '' : ' '}${by}\n`;
    const to = link.to === undefined ? '' : `    → ${visible(link.to)}\n`;
    const also = zh ? '    另见 ' : '    also at ';
    const more =
      others.length === 0 ? '' : `${also}${others.slice(0, 5).map(spotOf).join(', ')}${others.length > 5 ? ', …' : ''}\n`;
    return `${head}${to}${more}`;
  }

  function workOf(summary: CheckSummary, remembered: number): string {
    const requests = Object.values(summary.requests.byHost).reduce((sum, count) => sum + count, 0);
    const seconds = summary.seconds.toFixed(1);
    const asked = counted(requests, 'request', language);
    if (zh) return `${asked}，${seconds} 秒${remembered > 0 ? `，${remembered} 个取自缓存` : ''}`;
    return `${asked}, ${seconds} s${remembered > 0 ? `, ${remembered} remembered` : ''}`;
  }
}

function byPlace(a: CheckedLink, b: CheckedLink): number {
  const [one, other] = [spotOf(a.at[0]), spotOf(b.at[0])];
  return one === other ? 0 : one.localeCompare(other, 'en', { numeric: true });
}
