import { Command, InvalidArgumentError, Option } from 'commander';
import { detectLanguage, type Terminal, version } from './terminal/index.ts';

/**
 * The words and options of all commands. What a command does is in the file of its name, which is loaded only when it is asked
 * for, so that `--help` is quick.
 * @param onExit is told the exit code of the command that ran.
 */
export function createProgram(terminal: Terminal, onExit: (code: number) => void): Command {
  const program = new Command('listkeeper')
    .description('Keeps curated lists: data in YAML, review of pull requests, link health, README written from the data.')
    .version(version, '-v, --version')
    .addHelpText('after', overviewHelp)
    .exitOverride()
    .showHelpAfterError('(add --help for options and examples)')
    .configureOutput({ writeOut: (text) => terminal.out(text), writeErr: (text) => terminal.err(text) });

  /** One command with the options that all of them have. */
  const command = (usage: string, description: string, examples: string, { hidden = false, formats = ['text', 'json'] } = {}) =>
    program
      .command(usage, { hidden })
      .description(description)
      .addHelpText('after', `\nExamples:\n${examples.replace(/^/gm, '  ')}`)
      .addOption(new Option('--format <format>', 'form of the result on stdout').choices(formats).default('text'))
      .addOption(
        new Option('--language <language>', 'language of messages')
          .choices(['zh', 'en'])
          .default(detectLanguage(terminal.environment), 'from LC_ALL or LANG'),
      );

  command('validate [dir]', 'Find mistakes in a list: schema, codes, addresses, duplicates', validateExamples)
    .addOption(
      new Option('--severity <least>', 'show findings from this one up')
        .choices(['notice', 'warning', 'error'])
        .default('notice'),
    )
    .action(async (dir, options) => onExit(await (await import('./commands/validate.ts')).runValidate(dir, options, terminal)));

  command('render [dir]', 'Write README and the other outputs from the data', renderExamples)
    .option('--check', 'write nothing; exit code 1 when an output is not up to date')
    .option('--stdout', 'print instead of writing')
    .action(async (dir, options) => onExit(await (await import('./commands/render.ts')).runRender(dir, options, terminal)));

  command('check [what...]', 'Judge links: of data, of Markdown files, of folders of either, or addresses', checkExamples, {
    formats: ['text', 'json', 'markdown', 'sarif', 'junit'],
  })
    .option('--include <regex>', 'only addresses in which this is found; may be repeated', collectValues, [])
    .option('--exclude <regex>', 'no address in which this is found; may be repeated', collectValues, [])
    .option(
      '--accept <codes>',
      'status codes that count as alive (403,429,5xx,200-299), or verdicts that do not count (gone)',
      splitList,
      [],
    )
    .option('--allow-address <range>', 'a private address or CIDR range that may be reached; may be repeated', collectValues, [])
    .option('--max-per-host <number>', 'requests at once to one host (8)', parseCount)
    .option('--timeout <seconds>', 'longest to wait for one answer, redirects included (30)', parseSeconds)
    .option('--deadline <seconds>', 'stop asking after this long; the rest is deferred', parseSeconds)
    .option('--cache <file>', 'remember verdicts there: alive for 12 hours, an owner’s no for 7 days, doubt never')
    .option('--history <file>', 'remember what links answered: asks only what is due, and calls nothing dead on one look')
    .option('--proxy <address>', 'a second way out, asked before a link is called gone for want of an answer')
    .option('--offline', 'ask nobody: list what would be checked, or what the cache remembers')
    .action(async (what, options) => onExit(await (await import('./commands/check.ts')).runCheck(what, options, terminal)));

  command('health [dir]', 'Tell what the memory of links says: dead, in doubt, moved, back; asks nobody', healthExamples)
    .option('--history <file>', 'a file of check --history; otherwise the branch listkeeper/health of the clone')
    .action(async (dir, options) => onExit(await (await import('./commands/health.ts')).runHealth(dir, options, terminal)));

  command('review [dir]', 'Say about a branch what the bot would say about its pull request', reviewExamples)
    .requiredOption('--base <ref>', 'branch or commit that it is to be merged into')
    .requiredOption('--head <ref>', 'branch or commit with the changes')
    .option('--offline', 'ask nobody: judge no link')
    .option('--allow-address <range>', 'a private address or CIDR range that may be reached; may be repeated', collectValues, [])
    .action(async (dir, options, command: Command) => {
      const inLanguage = command.getOptionValueSource('language') === 'cli';
      onExit(
        await (await import('./commands/review.ts')).runReview(dir, { ...options, hasLanguageOption: inLanguage }, terminal),
      );
    });

  command('fmt [dir]', 'Write the data in one form: quoting, spacing, ends of lines; comments and order stay', fmtExamples)
    .option('--check', 'write nothing; exit code 1 when a file is not in that form')
    .action(async (dir, options) => onExit(await (await import('./commands/fmt.ts')).runFmt(dir, options, terminal)));

  command('new [address]', 'Add an entry: asks what it needs, writes the file, shows how it will look', newExamples)
    .option('--dir <dir>', 'the list’s folder, or the repository it is in')
    .option('--kind <kind>', 'dataset, corpus, benchmark, knowledge-graph, model, paper, toolkit, product, article, collection')
    .option('--section <id>', 'a section of list.yml')
    .option('--id <id>', 'name of the entry, and of its file')
    .option('--name-en <name>', 'name in English')
    .option('--name-zh <name>', 'name in Chinese')
    .option('--title <title>', 'title of a paper')
    .option('--description-en <text>', 'one or two sentences in English')
    .option('--description-zh <text>', 'one or two sentences in Chinese')
    .option('--link <role=address>', 'such as paper=https://…; may be repeated', collectValues, [])
    .option('--code <code>', 'extraction code of the net-disk share')
    .option('--license <spdx>', 'SPDX identifier, or not-stated')
    .option('--year <year>', 'year of a paper')
    .option('--venue <venue>', 'conference or journal of a paper')
    .option('--folder <folder>', 'folder under the data folder; otherwise where others of its section are')
    .option('--yes', 'ask nothing; what is missing is an error')
    .option('--offline', 'do not ask arXiv, Crossref or GitHub what they know of the address')
    .option('--dry-run', 'print the file instead of writing it')
    .action(async (address, options) => onExit(await (await import('./commands/new.ts')).runNew(address, options, terminal)));

  command(
    'import <file>',
    'Make a kept list of somebody’s Markdown list: data, schema, settings, and where everything went',
    importExamples,
  )
    .option('--out <folder>', 'where the data go', 'data')
    .option('--mend', 'do the safe repairs: today’s addresses, duplicates merged, English sentences as awesome-lint wants them')
    .option('--replace', 'write the file anew: the list between markers, from the data')
    .option('--force', 'write into a folder that is not empty')
    .option('--dry-run', 'write nothing')
    .addOption(
      new Option('--list-language <language>', 'first language of the list; told by its words otherwise').choices(['zh', 'en']),
    )
    .action(async (file, options) => onExit(await (await import('./commands/import.ts')).runImport(file, options, terminal)));

  command('try [dir]', 'Show what the bot would say about a list of yours, on an embedded GitHub', tryExamples)
    .option('--port <number>', 'port of the pages', parsePort)
    .option('--simulate', 'answer for all hosts here instead of asking them')
    .option('--no-open', 'do not open a browser')
    .action(async (dir, options) => onExit(await (await import('./commands/try.ts')).runTry(dir, options, terminal)));

  command('start', 'Run the bot: on GitHub with credentials, without them on an example', startExamples)
    .option('--port <number>', 'port of the pages, or of the webhooks', parsePort)
    .option('--setup', 'show the page that registers a GitHub App and writes .env')
    .option('--no-open', 'do not open a browser')
    .action(async (options) => onExit(await (await import('./commands/start.ts')).runStart(options, terminal)));

  command('generate', 'Write schema and reference pages of Listkeeper itself', 'listkeeper generate --check', { hidden: true })
    .option('--check', 'write nothing; exit code 1 when one is not up to date')
    .action(async (options) => onExit(await (await import('./commands/generate.ts')).runGenerate(options, terminal)));

  command('action', 'Run inside a GitHub Action: see action.yml', 'INPUT_MODE=check listkeeper action', { hidden: true })
    .option('--mode <mode>', 'review, check or publish')
    .action(async (options) => {
      const { runAction } = await import('../action/main.ts');
      const { environment, out } = terminal;
      onExit(await runAction({ environment, out, ...options }));
    });

  return program;
}

const overviewHelp = `
Examples:
  listkeeper start                     see the bot at work on an example, with nothing to set up
  listkeeper validate data             look for mistakes in a list
  listkeeper render --check            is the README what the data says?
  listkeeper check README.md           are the links alive? Any Markdown file, data folder or address
  listkeeper review --base main --head my-branch

Exit codes: 0 nothing found, 1 something found, 2 wrong use or settings, or nothing could be judged.
每个命令加 --help 看示例；--language zh 输出中文。`;

const validateExamples = `listkeeper validate data
listkeeper validate data --severity error
listkeeper validate --format json | jq '.findings[].message'

Exit code 1 when an error or a warning is shown. Notices are advice, such as spacing in Chinese text.`;

const renderExamples = `listkeeper render
listkeeper render --check
listkeeper render data --stdout > preview.md`;

const checkExamples = `listkeeper check data
listkeeper check README.md docs --exclude '^https://example\\.com/' --cache .cache/links
listkeeper check https://arxiv.org/abs/2010.07497 --format json
listkeeper check docs --accept 403,429 --format sarif > links.sarif
listkeeper check data --proxy http://proxy.invented.cn:3128 --deadline 600

GITHUB_TOKEN lets GitHub links be asked for in batches; LISTKEEPER_SECOND_PROXY is --proxy. A run that was cut off goes on from its
--cache. Exit code 1 says that a link is gone or mistyped, or its extraction code is missing or wrong; 2 that nothing could be judged (no
network). Walls, quotas and silence are told and are no mistake. Text and JSON come link by link, in the order in which links are judged; at a
terminal what is to be mended is told once more at the end. docs/links.md says how links are judged.`;

const healthExamples = `listkeeper check data --history .listkeeper/history.jsonl
listkeeper health --history .listkeeper/history.jsonl
git fetch origin listkeeper/health && listkeeper health

Exit code 1 when a link is dead, or its extraction code wrong, and the list does not say so.`;

const reviewExamples = `listkeeper review --base main --head my-branch
listkeeper review --base origin/main --head HEAD --offline
listkeeper review --base main --head HEAD --format json`;

const fmtExamples = `listkeeper fmt
listkeeper fmt --check`;

const newExamples = `listkeeper new
listkeeper new https://github.com/owner/name
listkeeper new https://github.com/owner/name --yes --kind dataset --section datasets --name-en "Name" \\
  --description-en "What it is." --license MIT`;

const importExamples = `listkeeper import README.md --out data
listkeeper import README.md --out data --mend --replace
listkeeper import README.md --dry-run --format json | jq .addresses`;

const tryExamples = `listkeeper try
listkeeper try ~/lists/my-list
listkeeper try README.md                      would the bot keep this list, and how?
listkeeper try ~/lists/my-list --simulate     ask no host outside`;

const startExamples = `listkeeper start
listkeeper start --port 4000
listkeeper start --setup`;

function collectValues(value: string, before: readonly string[]): string[] {
  return [...before, value];
}

function splitList(value: string): string[] {
  return value
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

function parsePort(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 0 || number > 65_535) throw new InvalidArgumentError('A port is from 0 to 65535.');
  return number;
}

function parseCount(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1 || number > 256) throw new InvalidArgumentError('A whole number from 1 to 256.');
  return number;
}

function parseSeconds(value: string): number {
  const number = Number(value);
  if (!(number > 0)) throw new InvalidArgumentError('A number of seconds above 0.');
  return number;
}
