import type { CheckedLink } from '../../links/verdict.ts';
import type { LinkReport } from '../../report/link-report.ts';
import type { Format, FormatSettings } from './format.ts';

export const formatNames = ['text', 'json', 'markdown', 'sarif', 'junit'] as const;
export type FormatName = (typeof formatNames)[number];

/** The form of that name, which alone is loaded. */
export async function formatOf(name: FormatName, settings: FormatSettings): Promise<Format> {
  if (name === 'text') return (await import('./text.ts')).textFormat(settings);
  if (name === 'json') return (await import('./json.ts')).jsonFormat(settings);
  if (name === 'markdown') return whole((await import('../../report/link-markdown.ts')).linksAsMarkdown, settings);
  if (name === 'junit') return whole((await import('../../report/link-junit.ts')).linksAsJunit, settings);
  const [{ linksAsSarif }, { version }] = await Promise.all([import('../../report/link-sarif.ts'), import('../version.ts')]);
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
