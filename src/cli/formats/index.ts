import type { CheckedLink } from '../../links/verdict.ts';
import { linksAsJunit } from '../../report/link-junit.ts';
import { linksAsMarkdown } from '../../report/link-markdown.ts';
import type { LinkReport } from '../../report/link-report.ts';
import { linksAsSarif } from '../../report/link-sarif.ts';
import { version } from '../version.ts';
import type { Format, FormatSettings } from './format.ts';
import { jsonFormat } from './json.ts';
import { textFormat } from './text.ts';

export const formatNames = ['text', 'json', 'markdown', 'sarif', 'junit'] as const;
export type FormatName = (typeof formatNames)[number];

/** The form of that name. */
export function formatOf(name: FormatName, settings: FormatSettings): Format {
  if (name === 'text') return textFormat(settings);
  if (name === 'json') return jsonFormat(settings);
  if (name === 'markdown') return whole(linksAsMarkdown, settings);
  if (name === 'junit') return whole(linksAsJunit, settings);
  return whole((report) => linksAsSarif(report, { version }), settings);
}

/** A form that needs all links before it can begin. */
function whole(write: (report: LinkReport) => string, { terminal, language, isBad }: FormatSettings): Format {
  const links: CheckedLink[] = [];
  return {
    link: (link) => void links.push(link),
    end: (summary) => terminal.out(write({ links, summary, language, isBad })),
  };
}
