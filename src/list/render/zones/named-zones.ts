import type { Finding } from '../../../model/finding.ts';
import { findLinesOutsideCode, findLinesWith } from '../generated-zone.ts';

/**
 * Zones of a file that are named in their markers: from a line `<!-- listkeeper:recent 10 -->` to a
 * line `<!-- listkeeper:recent end -->`. Everything around them is kept byte for byte.
 */

const zoneNames = ['recent', 'credits'] as const;
type ZoneName = (typeof zoneNames)[number];

const startPattern = /^ {0,3}<!--\s*listkeeper:(recent|credits)(?:[ \t]+(\d{1,3}))?\s*-->[ \t]*\r?$/;
const endPattern = /^ {0,3}<!--\s*listkeeper:(recent|credits)[ \t]+end\s*-->[ \t]*\r?$/;

/** What is written into a zone; undefined leaves it as it is. */
export type RenderNamedZone = (name: ZoneName, count: number | undefined) => string | undefined;

/** A text with its named zones filled anew. One without its end is left as it is, with a finding. */
export function fillNamedZones(
  file: { path: string; text: string },
  render: RenderNamedZone,
): { text: string; findings: Finding[] } {
  const { path, text } = file;
  if (findLinesWith(text, 'listkeeper:').every((line) => !startPattern.test(line.text))) return { text, findings: [] };
  const lines = text.split('\n');
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const findings: Finding[] = [];
  const out: string[] = [];
  let copied = 0;
  let open: { name: string; count: number | undefined; index: number } | undefined;
  for (const index of findLinesOutsideCode(lines)) {
    const line = lines[index] ?? '';
    const [, name, count] = startPattern.exec(line) ?? [];
    if (name !== undefined && open === undefined) open = { name, count: count === undefined ? undefined : Number(count), index };
    if (open === undefined || endPattern.exec(line)?.[1] !== open.name) continue;
    const inside = render(open.name as ZoneName, open.count);
    if (inside !== undefined) {
      out.push(...lines.slice(copied, open.index + 1));
      const shown = `\n${inside.trim()}\n`.split('\n').map((each) => (lineEnd === '\r\n' ? `${each}\r` : each));
      out.push(...(inside.trim() === '' ? [] : shown));
      copied = index;
    }
    open = undefined;
  }
  if (open !== undefined)
    findings.push({ code: 'zone-broken', severity: 'error', file: path, line: open.index + 1, column: 1, found: 'unclosed' });
  return { text: [...out, ...lines.slice(copied)].join('\n'), findings };
}

/** Whether a text has a zone for those who helped. */
export const hasCreditsZone = (text: string): boolean =>
  text.includes('listkeeper:credits') && text.split('\n').some((line) => startPattern.exec(line)?.[1] === 'credits');
