import type { CheckedLink } from '../../../model/verdict.ts';
import type { LinkReport } from '../../../report/formats/index.ts';
import type { CheckFormat, CheckFormatSettings } from './format.ts';

export type FormatName = 'text' | 'json' | 'markdown' | 'sarif' | 'junit';

/** Loads one output format. */
export async function loadFormat(name: FormatName, settings: CheckFormatSettings): Promise<CheckFormat> {
  if (name === 'text') return (await import('./text.ts')).createTextFormat(settings);
  if (name === 'json') return (await import('./json.ts')).createJsonFormat(settings);
  if (name === 'markdown')
    return createBufferedFormat((await import('../../../report/formats/markdown.ts')).formatMarkdownReport, settings);
  if (name === 'junit')
    return createBufferedFormat((await import('../../../report/formats/junit.ts')).formatJunitReport, settings);
  const [{ formatSarifReport }, { version }] = await Promise.all([
    import('../../../report/formats/sarif.ts'),
    import('../../terminal/package-info.ts'),
  ]);
  return createBufferedFormat((report) => formatSarifReport(report, { version }), settings);
}

/** A format that needs all links before it can begin. */
function createBufferedFormat(
  write: (report: LinkReport) => string,
  { terminal, language, isFailure }: CheckFormatSettings,
): CheckFormat {
  const links: CheckedLink[] = [];
  return {
    addLink: (link) => void links.push(link),
    finish: (summary) => terminal.out(write({ links, summary, language, isFailure })),
  };
}
