/** The help of the command line: commands, options, examples. */

interface OptionInfo {
  choices: readonly string[];
  defaultValue: string | undefined;
}

export const commandLine = () => ({
  description: 'Maintains curated lists: reviews pull requests, checks links, and generates the README from data.',

  help: {
    usage: 'Usage:',
    arguments: 'Arguments:',
    options: 'Options:',
    commands: 'Commands:',
    examples: 'Examples:',
    optionsPlaceholder: '[options]',
    commandPlaceholder: '<command>',
    helpOption: 'show help',
    helpCommand: 'show the help of a command',
    versionOption: 'show the version',
    /** Follows an option's description in parentheses. Empty where there is nothing to add. */
    optionInfo: ({ choices, defaultValue }: OptionInfo): string =>
      [
        ...(choices.length > 0 ? [`one of: ${choices.join(', ')}`] : []),
        ...(defaultValue === undefined ? [] : [`default: ${defaultValue}`]),
      ].join('; '),
    withInfo: ({ description, info }: { description: string; info: string }) =>
      description.endsWith(')') ? `${description.slice(0, -1)}; ${info})` : `${description} (${info})`,
    exitCodes: 'Exit codes: 0 no problems, 1 problems found, 2 wrong usage or settings, or nothing could be checked.',
    more: 'listkeeper <command> --help shows options and examples. 中文帮助：listkeeper --language zh --help',
  },

  /** The words between the brackets of arguments and of options' values. */
  placeholders: {
    dir: 'dir',
    targets: 'targets',
    url: 'url',
    file: 'file',
    command: 'command',
    format: 'format',
    language: 'language',
    severity: 'severity',
    regex: 'regex',
    role: 'role',
    codes: 'codes',
    range: 'range',
    number: 'number',
    seconds: 'seconds',
    ref: 'ref',
    folder: 'folder',
    kind: 'kind',
    id: 'id',
    name: 'name',
    title: 'title',
    email: 'email',
    text: 'text',
    roleAndUrl: 'role=url',
    fact: 'label: value',
    code: 'code',
    license: 'spdx',
    year: 'year',
    venue: 'venue',
    mode: 'mode',
    host: 'host',
  },

  /** Options that every command has. */
  commonOptions: {
    format: 'output format',
    language: 'language of messages',
    languageDefault: 'from LC_ALL or LANG',
  },

  overviewExamples: `listkeeper start                                   run the bot on an example, no setup needed
listkeeper validate data                           find mistakes in a list
listkeeper render --check                          is the README up to date?
listkeeper check README.md                         check the links of a file, folder or URL
listkeeper review --base main --head my-branch     preview the bot’s comment`,

  commands: {
    validate: {
      summary: 'Find mistakes in your data',
      options: { severity: 'lowest severity to show' },
      examples: `listkeeper validate data
listkeeper validate data --severity error
listkeeper validate --format json | jq '.findings[].message'`,
      notes: 'Exit code 1: there are errors or warnings. Notices, such as spacing in Chinese text, don’t fail a build.',
    },
    render: {
      summary: 'Generate the README and other files',
      options: {
        check: 'write nothing; exit with 1 if a file is out of date',
        stdout: 'print the files instead of writing them',
      },
      examples: `listkeeper render
listkeeper render --check
listkeeper render data --stdout > preview.md`,
      notes: '',
    },
    check: {
      summary: 'Check links in data, Markdown, HTML, notebooks or URLs',
      options: {
        include: 'check only URLs that match; repeatable',
        exclude: 'skip URLs that match; repeatable',
        accept: 'status codes to accept (403,429,5xx,200-299), or verdicts to accept (gone)',
        allowAddress: 'private IP address or CIDR range that may be contacted; repeatable',
        maxPerHost: 'maximum concurrent requests per host',
        timeout: 'maximum seconds per request, redirects included',
        deadline: 'stop after this many seconds and leave the rest for the next run',
        cache: 'file to cache verdicts in: working links for 12 hours, confirmed dead ones for 7 days',
        history: 'file to record results in: checks only links that are due, and needs repeated failures to call one dead',
        facts: 'write what GitHub says of repositories into the facts file of the list, see docs/facts.md',
        proxy: 'second network to try before an unresponsive link is called dead',
        mailto: 'contact address for the faster pools of Crossref and DataCite',
        root: 'folder where links that begin with a slash start (default: the repository)',
        offline: 'make no requests: list the links, or show what the cache knows',
      },
      examples: `listkeeper check data
listkeeper check README.md docs --exclude '^https://example\\.com/' --cache .cache/links
listkeeper check https://arxiv.org/abs/2010.07497 --format json
listkeeper check docs --accept 403,429 --format sarif > links.sarif
listkeeper check data --proxy http://proxy.invented.cn:3128 --deadline 600`,
      notes: `Set GITHUB_TOKEN to check GitHub links in batches. LISTKEEPER_SECOND_PROXY is the same as --proxy, and LISTKEEPER_MAILTO the same as --mailto.
LISTKEEPER_HEADERS takes headers with secrets, one per line: docs.example.org Authorization: Bearer TOKEN
With --cache, an interrupted run continues where it stopped.
Exit code 1: a link is dead or malformed, or its extraction code is missing or wrong. Exit code 2: nothing was checked
(no network, no links), or a file wasn’t read. Blocked, rate-limited and unresponsive links are shown but aren’t failures.
Links to files and #anchors of the repository are checked too. <!-- listkeeper:ignore-line --> skips the links on its line.
How links are checked: docs/links.md. For users of lychee, whose exit code 2 means broken links: docs/switching.md`,
    },
    health: {
      summary: 'Show dead, moved and doubtful links from earlier checks (offline)',
      options: { history: 'file written by check --history (default: the branch listkeeper/health of the clone)' },
      examples: `listkeeper check data --history .listkeeper/history.jsonl
listkeeper health --history .listkeeper/history.jsonl
git fetch origin listkeeper/health && listkeeper health`,
      notes: 'Exit code 1: a link is dead, or its extraction code is wrong, and the list doesn’t mark it.',
    },
    review: {
      summary: 'Preview the bot’s comment for a branch',
      options: {
        base: 'branch or commit to merge into',
        head: 'branch or commit with the changes',
        offline: 'make no requests: links are not checked',
        allowAddress: 'private IP address or CIDR range that may be contacted; repeatable',
      },
      examples: `listkeeper review --base main --head my-branch
listkeeper review --base origin/main --head HEAD --offline
listkeeper review --base main --head HEAD --format json`,
      notes: '',
    },
    fmt: {
      summary: 'Format data files',
      options: {
        check: 'write nothing; exit with 1 if a file would change',
        fix: 'also apply the automatic fixes of validate, such as spacing and misspelled values',
      },
      examples: `listkeeper fmt
listkeeper fmt --fix
listkeeper fmt --check`,
      notes: 'Changes quotes, blank space and line endings. Comments, order and, without --fix, values stay as they are.',
    },
    new: {
      summary: 'Add an entry',
      options: {
        dir: 'folder of the list, or of its repository',
        kind: 'kind of resource',
        section: 'id of a section in list.yml',
        id: 'id of the entry, which is also its file name',
        nameEn: 'name in English',
        nameZh: 'name in Chinese',
        title: 'title of a paper',
        descriptionEn: 'one or two sentences in English',
        descriptionZh: 'one or two sentences in Chinese',
        link: 'another link, such as paper=https://…; repeatable',
        code: 'extraction code of a file share, or not-stated',
        license: 'SPDX license identifier, or not-stated',
        year: 'year of a paper',
        venue: 'conference or journal of a paper',
        fact: 'another fact, such as “size: 1,200 dialogues”; repeatable',
        folder: 'folder below the data folder (default: where the other entries of the section are)',
        yes: 'ask nothing; missing fields are an error',
        offline: 'don’t look up metadata at arXiv, Crossref or GitHub',
        dryRun: 'print the file instead of writing it',
      },
      examples: `listkeeper new
listkeeper new https://github.com/owner/name
listkeeper new https://github.com/owner/name --yes --kind dataset --section datasets --name-en "Name" \\
  --description-en "What it is." --license MIT`,
      notes: 'Asks for whatever is missing, and previews the entry as the README will show it.',
    },
    import: {
      summary: 'Turn a Markdown list into data',
      options: {
        out: 'folder for the data',
        mend: 'apply safe fixes: current URLs, merged duplicates, English sentences in the style of awesome-lint',
        replace: 'also rewrite the file: its list is then generated from the data, between two markers',
        force: 'write even if the folder isn’t empty',
        dryRun: 'write nothing',
        listLanguage: 'main language of the list (default: detected)',
      },
      examples: `listkeeper import README.md --out data
listkeeper import README.md --out data --mend --replace
listkeeper import README.md --dry-run --format json | jq .addresses`,
      notes: 'Writes entries, schema and settings, and reports everything that did not become data.',
    },
    export: {
      summary: 'Write the README without markers, to keep the list by hand again',
      options: { stdout: 'print the files instead of writing them' },
      examples: `listkeeper export
listkeeper export --stdout > LIST.md`,
      notes: 'Everything outside the markers stays the same, byte for byte. The data folder isn’t changed.',
    },
    init: {
      summary: 'Set up the bot in a repository',
      options: {
        runsAs: 'who runs it (default: asked, else action)',
        botLanguage: 'language of its comments and issues (default: asked, else that of the list)',
      },
      examples: `listkeeper init
listkeeper init --runs-as action --bot-language en`,
      notes: 'Writes settings, workflow and issue form where missing, and prints the next steps. Overwrites nothing.',
    },
    try: {
      summary: 'Run the bot on your list, locally',
      options: {
        port: 'port of the web pages',
        simulate: 'simulate all websites instead of checking links for real',
        open: 'don’t open a browser',
      },
      examples: `listkeeper try
listkeeper try ~/lists/my-list
listkeeper try README.md                      preview what the bot would propose
listkeeper try ~/lists/my-list --simulate     make no requests`,
      notes: 'GitHub is simulated on this machine. Your files are only read.',
    },
    start: {
      summary: 'Run the bot',
      options: {
        port: 'port of the web pages or of the webhooks',
        role: 'part of the bot that this process does; needs DATABASE_URL',
        setup: 'register a GitHub App first, unless one is set up',
        open: 'don’t open a browser',
      },
      examples: `listkeeper start
listkeeper start --port 4000
listkeeper start --setup
listkeeper start --role worker`,
      notes: 'With credentials in the environment or in .env, it runs on GitHub; without, on a simulated example.',
    },
    doctor: {
      summary: 'Check whether the GitHub App can run here',
      options: {},
      examples: `listkeeper doctor
listkeeper doctor --format json | jq '.results[] | select(.state == "problem")'`,
      notes: `Checks the credentials, disk, database, proxies, clock, the App’s permissions, and whether GitHub’s events arrive.
Run it in the folder with .env. Exit code 1: there is a problem.`,
    },
    generate: {
      summary: 'Update the generated files of Listkeeper itself: schema and reference pages',
      options: { check: 'write nothing; exit with 1 if a file is out of date' },
      examples: 'listkeeper generate --check',
      notes: '',
    },
    action: {
      summary: 'Run as a step of a GitHub Action (see action.yml)',
      options: { mode: 'what to do (default: by the event)' },
      examples: 'INPUT_MODE=check listkeeper action',
      notes: '',
    },
  },
});
