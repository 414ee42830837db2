import { getMessages } from '../../messages/index.ts';
import { generateReferenceFiles } from '../../report/reference/index.ts';
import { evenLineEnds } from '../../text/line-ends.ts';
import { readOptionalFile, writeRepositoryFile } from '../files/index.ts';
import { formatPagesWorkflow, formatWorkflow, pagesWorkflowPath, workflowPath } from '../init/index.ts';
import { generateCliPages, generateErrorsPage, generateMetricsPages, type HelpSource } from '../reference/index.ts';
import { type CommonOptions, exitCodes, packageRoot, printJson, type Terminal } from '../terminal/index.ts';

export interface GenerateOptions extends CommonOptions {
  check?: boolean;
}

interface GeneratedFile {
  /** From the root of the repository. */
  path: string;
  text: string;
}

/**
 * Listkeeper's own repository runs the Action of its default branch, for a merge queue too. A pull
 * request is read by the API, never checked out.
 */
const checkoutStep = `      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          ref: \${{ github.event.repository.default_branch }}
          persist-credentials: false
`;

/** The workflow that `init` writes, for this repository itself. */
const ownWorkflow = () => ({
  path: workflowPath,
  text: formatWorkflow({ language: 'en', uses: './', stepsBefore: checkoutStep, schedule: { minute: 17, hour: 3 } }),
});

/** The site of this repository's own list is written by the program as it stands here. */
const ownPagesWorkflow = () => ({
  path: pagesWorkflowPath,
  text: formatPagesWorkflow({
    language: 'en',
    folder: 'site',
    commands: ['npm ci --no-audit --no-fund', 'npm run --silent listkeeper -- render'],
    schedule: { minute: 17, hour: 5 },
  }),
});

/**
 * `listkeeper generate`: the files of this repository that are made from its code (schema,
 * reference pages, its own workflow).
 */
export async function runGenerate(_: undefined, options: GenerateOptions, terminal: Terminal, help: HelpSource): Promise<number> {
  const { metricDefinitions } = await import('../../bot/metric-definitions.ts');
  const pages = [...generateCliPages(help), generateErrorsPage(), ...generateMetricsPages(metricDefinitions)];
  const files = [...generateReferenceFiles(), ...pages, ownWorkflow(), ownPagesWorkflow()];
  return updateFiles(packageRoot, files, options, terminal);
}

/**
 * Writes the files that differ from what they should be, or with `check` only names them.
 * @param root absolute path of the folder that they are in.
 * @returns the exit code.
 */
export function updateFiles(root: string, files: readonly GeneratedFile[], options: GenerateOptions, terminal: Terminal): number {
  // Git on Windows may write other line ends.
  const stale = files.filter((file) => evenLineEnds(readOptionalFile(root, file.path)?.text ?? '') !== file.text);
  if (!options.check) for (const file of stale) writeRepositoryFile(root, file);
  const paths = stale.map(({ path }) => path);
  const { written, generate } = getMessages(options.language).commandResults;
  if (options.format === 'json') printJson(terminal, { stale: paths });
  else for (const path of paths) terminal.out(`${options.check ? generate.stale({ path }) : written({ path })}\n`);
  return options.check && stale.length > 0 ? exitCodes.somethingFound : exitCodes.nothingFound;
}
