import type { ExpectedPath, JobStoreProblem, ListenProblem, MissingField } from '../../model/error-values.ts';
import { runCommand } from '../../text/package-name.ts';
import { describeForgeFailure } from './forge-failure.ts';

/**
 * The message and the remedy of every error, by its code. The codes are the table of `ErrorCode`.
 */

/** A file or folder that the operating system refuses. */
interface SystemFailure {
  path: string;
}

const missingFieldNames: Record<MissingField, string> = {
  kind: '--kind',
  section: '--section',
  title: '--title',
  name: '--name-en (or --name-zh)',
  address: 'a URL',
  id: '--id',
};

/** What is wrong with the file of the job queue, and what to do about it. */
const listenProblems: Record<ListenProblem, [problem: string, remedy: string]> = {
  taken: ['another process is using this port', 'Stop that process, or choose another port with `--port` or PORT.'],
  'not-permitted': ['this user may not use this port', 'Choose a port from 1024 up, with `--port` or PORT.'],
  'no-such-address': [
    'this machine has no such address',
    'Set HOST to an address of this machine: `localhost`, or `0.0.0.0` for all of them.',
  ],
};

const jobStoreProblems: Record<JobStoreProblem, [problem: string, remedy: string]> = {
  full: ['the disk is full', 'Free some space. The bot then continues on its own.'],
  'read-only': ['it can’t be written', 'Let the bot write to the file and its folder. It then continues on its own.'],
  damaged: ['it is corrupted', 'Stop the bot, delete the file, and start the bot. It finds all open work again.'],
  locked: ['another program has locked it', 'Stop the other program. The bot then continues on its own.'],
  unreadable: ['reading or writing failed', 'Check the disk and its mount. If the bot doesn’t continue on its own, restart it.'],
  'no-folder': ['its folder can’t be made there', 'Set LISTKEEPER_INBOX to a file on a disk, and start the bot again.'],
  unreachable: [
    'it doesn’t respond',
    'Check that PostgreSQL runs and that DATABASE_URL names it. The bot then continues on its own.',
  ],
  refused: ['it rejects the login', 'Check the user, the password and the database in DATABASE_URL.'],
  'no-rights': [
    'the bot may not write there',
    'Make the bot’s user the owner of the database. The bot then continues on its own.',
  ],
  crowded: [
    'it has no connection left',
    'Raise max_connections of PostgreSQL, or start fewer processes. The bot then continues on its own.',
  ],
  failed: ['it returned an error', 'See the log of PostgreSQL. If the bot doesn’t continue on its own, restart it.'],
};

const pathRemedies: Record<ExpectedPath, string> = {
  list: `Specify the folder of a list, such as: ${runCommand} validate data`,
  target: 'Specify a file, a folder, or a URL that starts with http:// or https://.',
  markdown: 'Specify a Markdown file, such as README.md.',
};

const isFallbackProxy = (name: string) => name === '--proxy' || name === 'LISTKEEPER_SECOND_PROXY';
const proxyRemedy = (name: string) =>
  isFallbackProxy(name)
    ? `Set ${name} to an http:// or https:// URL, such as http://proxy.invented.cn:3128, or leave it out. Most SOCKS proxies also accept HTTP on another port.`
    : 'Set HTTPS_PROXY to an http:// or https:// URL, or unset it and list the exceptions in NO_PROXY. Most SOCKS proxies also accept HTTP on another port.';

const credentialsRemedy = `See .env.example, or run \`${runCommand} start --setup\` to register an App and write .env.`;
const modeRemedy = 'Set `mode:` to review, check or publish.';
const helpRemedy = 'Add --help for options and examples.';
const didYouMean = (suggestions: readonly string[]) =>
  suggestions.length === 0 ? helpRemedy : `Did you mean ${suggestions.join(' or ')}?`;

const joinWithAnd = (names: readonly string[]) =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

export const errors = () => ({
  // The command line: how it was called.
  'unknown-command': {
    message: ({ command }: { command: string; suggestions: readonly string[] }) => `Unknown command: ${command}.`,
    remedy: ({ suggestions }: { suggestions: readonly string[] }) => didYouMean(suggestions),
  },
  'unknown-option': {
    message: ({ option }: { option: string; suggestions: readonly string[] }) => `Unknown option: ${option}.`,
    remedy: ({ suggestions }: { suggestions: readonly string[] }) => didYouMean(suggestions),
  },
  'missing-command': { message: 'No command was given.', remedy: 'Run listkeeper --help for the list of commands.' },
  'missing-argument': {
    message: ({ argument }: { argument: string }) => `Missing argument: ${argument}.`,
    remedy: helpRemedy,
  },
  'missing-option': {
    message: ({ option }: { option: string }) => `Missing option: ${option}.`,
    remedy: helpRemedy,
  },
  'missing-option-value': {
    message: ({ option }: { option: string }) => `Option ${option} needs a value.`,
    remedy: helpRemedy,
  },
  'too-many-arguments': {
    message: ({ command }: { command: string }) => `Too many arguments for ${command}.`,
    remedy: helpRemedy,
  },
  'not-a-choice': {
    message: ({ option, value }: { option: string; value: string }) => `${value} isn’t a valid value for ${option}.`,
    remedy: ({ choices }: { choices: readonly string[] }) => `Choose one of: ${choices.join(', ')}.`,
  },
  'bad-port': {
    message: ({ value }: { value: string }) => `${value} isn’t a port.`,
    remedy: 'Specify a number from 0 to 65535.',
  },
  'cannot-listen': {
    message: ({ address, problem }: { address: string; problem: ListenProblem }) =>
      `Can’t listen on ${address}: ${listenProblems[problem][0]}.`,
    remedy: ({ problem }: { problem: ListenProblem }) => listenProblems[problem][1],
  },
  'bad-count': {
    message: ({ option, value }: { option: string; value: string }) => `${value} isn’t a valid value for ${option}.`,
    remedy: 'Specify a whole number from 1 to 256.',
  },
  'bad-seconds': {
    message: ({ option, value }: { option: string; value: string }) => `${value} isn’t a valid value for ${option}.`,
    remedy: 'Specify a number of seconds above 0.',
  },
  'bad-pattern': {
    message: ({ text }: { text: string }) => `${text} isn’t a valid regular expression.`,
    remedy: 'Specify a pattern such as ^https://example\\.com/. It may match anywhere in a URL.',
  },
  'bad-accept': {
    message: ({ word }: { word: string }) => `${word} is neither a status code nor a verdict.`,
    remedy: ({ verdicts }: { verdicts: readonly string[] }) =>
      `Specify status codes (403), ranges (200-299, 4xx) or verdicts: ${verdicts.join(', ')}.`,
  },
  'bad-url': {
    message: ({ text }: { text: string }) => `${text} isn’t a valid URL.`,
    remedy: 'Specify a URL that starts with http:// or https://.',
  },

  // The command line: files and folders.
  'no-such-path': {
    message: ({ path }: { path: string }) => `${path} doesn’t exist.`,
    remedy: ({ expected }: { expected: ExpectedPath }) => pathRemedies[expected],
  },
  'not-a-folder': {
    message: ({ path }: { path: string }) => `${path} isn’t a folder.`,
    remedy: 'Specify a folder.',
  },
  'unreadable-file': {
    message: ({ path, max }: { path: string; max: string }) => `${path} isn’t a text file, or is larger than ${max}.`,
    remedy: 'Specify a text file in UTF-8, split if it is larger.',
  },
  'too-many-files': {
    message: ({ path, max }: { path: string; max: number }) => `${path} has more than ${max} files.`,
    remedy: 'Specify a smaller folder.',
  },
  'outside-repository': {
    message: ({ path }: { path: string }) =>
      `${path} wasn’t written, because a symbolic link in its path leads outside the repository.`,
    remedy: 'Replace the link with a file or folder, or choose another path.',
  },
  'permission-denied': {
    message: ({ path }: SystemFailure) => `Permission denied: ${path}`,
    remedy: 'Check who may read and write this file or folder.',
  },
  'read-only-disk': {
    message: ({ path }: SystemFailure) => `The disk is read-only: ${path}`,
    remedy: 'Work in a copy of the list.',
  },
  'disk-full': {
    message: ({ path }: SystemFailure) => `The disk is full: ${path}`,
    remedy: 'Free some space, then try again.',
  },
  'file-in-the-way': {
    message: ({ path }: SystemFailure) => `A file is in the place of a folder: ${path}`,
    remedy: 'Rename or remove that file, or choose another path.',
  },
  'folder-in-the-way': {
    message: ({ path }: SystemFailure) => `A folder is in the place of a file: ${path}`,
    remedy: 'Rename or remove that folder, or choose another path.',
  },
  'too-many-open-files': {
    message: 'Too many files are open.',
    remedy: 'Close other programs, or raise the limit (ulimit -n).',
  },

  // The command line: lists.
  'no-list': {
    message: ({ path, data }: { path: string; data: string }) =>
      `No list found in ${path}: there is no ${data}/list.yml here or in a parent folder.`,
    remedy: `Specify the folder that contains list.yml, or set \`data:\` in .github/listkeeper.yml. To turn a README into data: ${runCommand} import README.md`,
  },
  'nothing-to-export': {
    message: ({ path }: { path: string }) => `The list in ${path} generates no Markdown file.`,
    remedy: 'Name the README under `outputs:` in .github/listkeeper.yml.',
  },
  'list-is-readme': {
    message: ({ path, settings }: { path: string; settings: string }) =>
      `${path} is the list itself, as ${settings} says, so there are no data files.`,
    remedy: 'Edit it by hand. To keep the list as data files instead: listkeeper import README.md --replace',
  },
  'no-facts-file': {
    message: ({ settings }: { settings: string }) =>
      `No list here keeps facts about repositories: ${settings} names no file for them.`,
    remedy: 'Set `facts: { file: data/facts.json }` there, and give `check --facts` one list.',
  },
  'foreign-files': {
    message: ({ path, file }: { path: string; file: string }) =>
      `The site wasn’t written to ${path}, because there are files that Listkeeper didn’t write, such as ${file}.`,
    remedy: 'Give the site a folder of its own: `file: site/index.html` under `outputs:` in .github/listkeeper.yml.',
  },
  'list-in-root': {
    message: ({ path }: { path: string }) => `${path} is both the list and the repository.`,
    remedy: 'Move list.yml and the entries into a subfolder, such as data/.',
  },
  'no-list-or-readme': {
    message: ({ path }: { path: string }) => `${path} is neither the folder of a list nor a Markdown list.`,
    remedy: 'Specify the folder of a list, or a README.md that isn’t generated.',
  },
  'bad-headers': {
    message: ({ line }: { line: number }) => `Line ${line} of LISTKEEPER_HEADERS isn’t a header.`,
    remedy: 'Write one header per line: docs.example.org Authorization: Bearer TOKEN',
  },
  'unread-format': {
    message: ({ path, format }: { path: string; format: string }) => `${path} is in ${format} format, which isn’t supported.`,
    remedy: 'Convert it to HTML or Markdown first, for example with pandoc.',
  },
  'not-a-notebook': {
    message: ({ path }: { path: string }) => `${path} can’t be read as a Jupyter notebook.`,
    remedy: 'Open it in Jupyter and save it again.',
  },
  'nothing-to-check': {
    message: ({ path }: { path: string }) => `${path} contains neither a list nor a file in Markdown, HTML or Jupyter format.`,
    remedy: 'Specify the folder that contains list.yml, or a file.',
  },
  'not-a-history': {
    message: ({ path }: { path: string }) => `${path} isn’t a link history.`,
    remedy: `Specify a file written by \`${runCommand} check --history FILE\`.`,
  },
  'newer-history': {
    message: ({ version }: { version: number }) =>
      `A newer version of Listkeeper wrote this link history (format ${version}). It wasn’t changed.`,
    remedy: 'Update this Listkeeper: the version of the Action in the workflow, or the installed command.',
  },
  'not-a-cache': {
    message: ({ path }: { path: string }) => `${path} isn’t a cache of link verdicts.`,
    remedy: 'Specify --cache a file that doesn’t exist yet, or one that it has written.',
  },
  'no-history-branch': {
    message: ({ branch, path }: { branch: string; path: string }) => `There is no branch ${branch} in ${path}.`,
    remedy: ({ branch }: { branch: string }) =>
      `Fetch it (git fetch origin ${branch}), or use a file: ${runCommand} check data --history FILE, then ${runCommand} health --history FILE.`,
  },

  // The command line: `import`.
  'already-generated': {
    message: ({ path }: { path: string }) => `${path} is already generated from data.`,
    remedy: `Leave out --replace; \`${runCommand} render\` updates the file.`,
  },
  'folder-not-empty': {
    message: ({ path }: { path: string }) => `${path} isn’t empty.`,
    remedy: 'Choose another folder, or add --force to write into this one and overwrite files of the same name.',
  },
  'no-such-output': {
    message: ({ settings, path }: { settings: string; path: string }) => `${settings} has no output ${path}.`,
    remedy: 'Add it there, or leave out --replace.',
  },
  'template-not-set': {
    message: ({ settings, path, template }: { settings: string; path: string; template: string }) =>
      `${settings} doesn’t name ${template}, so words of ${path} would disappear. Nothing was written.`,
    remedy: ({ template, fields }: { template: string; fields: readonly string[] }) =>
      `Add \`template: ${template}\` to its output there${fields.length > 0 ? `, and the fields ${fields.join(', ')}` : ''}, or remove the settings file and import again.`,
  },
  'import-not-rendered': {
    message: ({ path }: { path: string }) => `${path} can’t be generated from the imported data as it was. Nothing was written.`,
    remedy: 'Please report this list, with the report above.',
  },
  'not-the-imported-file': {
    message: ({ path }: { path: string }) => `${path} isn’t the file being imported.`,
    remedy: 'Leave out --replace, or add --force to overwrite it.',
  },

  // The command line: `new`.
  'missing-fields': {
    message: ({ fields }: { fields: readonly MissingField[] }) =>
      `Missing: ${joinWithAnd(fields.map((field) => missingFieldNames[field]))}.`,
    remedy: `See ${runCommand} new --help.`,
  },
  'bad-fact-option': {
    message: ({ text }: { text: string }) => `--fact ${text} isn’t a fact that an entry of this kind can have.`,
    remedy: 'Write a label and a value: --fact "year: 2023" --fact "size: 1,200 dialogues". All labels: docs/submit.md',
  },
  'bad-link-option': {
    message: ({ text }: { text: string }) => `--link ${text} isn’t in the form role=URL.`,
    remedy: 'For example: --link paper=https://arxiv.org/abs/2010.07497',
  },
  'bad-year': {
    message: ({ year }: { year: string }) => `--year ${year} isn’t a year.`,
    remedy: 'Specify four digits, such as 2020.',
  },
  'bad-id': {
    message: ({ id }: { id: string }) =>
      `--id ${id} isn’t a valid id. Use lowercase letters, digits and hyphens, and no name that Windows reserves, such as con or nul.`,
    remedy: ({ suggestion }: { suggestion: string }) => `For example: --id ${suggestion}`,
  },
  'bad-folder': {
    message: ({ folder }: { folder: string }) => `--folder ${folder} isn’t a folder of the list.`,
    remedy: 'Specify a path below the data folder, such as --folder datasets',
  },

  // The network.
  'bad-proxy': {
    message: ({ name }: { name: string }) => `${name} isn’t an http:// or https:// URL.`,
    remedy: ({ name }: { name: string }) => proxyRemedy(name),
  },
  'socks-proxy': {
    message: ({ name }: { name: string }) => `${name} is a SOCKS proxy, which Listkeeper doesn’t support.`,
    remedy: ({ name }: { name: string }) => proxyRemedy(name),
  },
  'bad-address-range': {
    message: ({ text }: { text: string }) => `${text} is neither an IP address nor a range.`,
    remedy: 'Specify an address such as 10.1.2.3, or a range such as 10.0.0.0/8.',
  },
  'bad-api-url': {
    message: ({ variable, text }: { variable: string; text: string }) => `${variable} isn’t the URL of an API: ${text}`,
    remedy: 'Set it to a URL such as https://github.example.com/api/v3, or unset it to use github.com.',
  },

  // GitHub and clones.
  'not-permitted': {
    message: describeForgeFailure,
    remedy: 'Grant the permission in the App’s settings and accept it in the installation. In a workflow, give it to the token.',
  },
  'bad-credentials': {
    message: describeForgeFailure,
    remedy: 'Check the App’s ID and private key, or the token.',
  },
  'not-found': {
    message: describeForgeFailure,
    remedy: 'Check the name, and that the App is installed on this repository.',
  },
  moved: {
    message: describeForgeFailure,
    remedy: 'No action needed: the job runs again on the new commit.',
  },
  'rate-limited': {
    message: describeForgeFailure,
    remedy: 'No action needed: the job runs again when the limit resets.',
  },
  'protected-branch': {
    message: describeForgeFailure,
    remedy: 'Let the App bypass the branch rules, or set `publish.by: pull-request` in .github/listkeeper.yml.',
  },
  'own-branch-restricted': {
    message: describeForgeFailure,
    remedy: 'Let the App bypass the ruleset, or exempt the branches `listkeeper/**` from it.',
  },
  'conversation-locked': {
    message: describeForgeFailure,
    remedy: 'Unlock the conversation if an answer is wanted there. The check says the same.',
  },
  'issues-disabled': {
    message: describeForgeFailure,
    remedy: 'Turn on issues in the repository’s settings, or set `links.issue: false` in .github/listkeeper.yml.',
  },
  archived: {
    message: describeForgeFailure,
    remedy: 'Unarchive the repository, or uninstall the App from it.',
  },
  suspended: {
    message: describeForgeFailure,
    remedy: 'Unsuspend the installation in the account’s settings.',
  },
  empty: {
    message: describeForgeFailure,
    remedy: 'Push a first commit.',
  },
  'too-large': {
    message: describeForgeFailure,
    remedy: 'Point `data` in .github/listkeeper.yml to a smaller folder, or split large files.',
  },
  unavailable: {
    message: describeForgeFailure,
    remedy: 'No action needed: the job will be retried.',
  },
  refused: {
    message: describeForgeFailure,
    remedy: 'This is a bug in Listkeeper: please report it with this message.',
  },
  'actions-cannot-propose': {
    message: describeForgeFailure,
    remedy:
      'In the repository’s settings, under Actions › General › Workflow permissions, allow GitHub Actions to create pull requests.',
  },
  'path-in-the-way': {
    message: describeForgeFailure,
    remedy: 'Listkeeper replaces only files. Move what is there, or set another file or data folder in .github/listkeeper.yml.',
  },
  'not-a-clone': {
    message: describeForgeFailure,
    remedy: 'Specify the folder of a clone.',
  },
  'no-such-commit': {
    message: describeForgeFailure,
    remedy: 'See `git branch --all` for the names. Fetch what is not in the clone.',
  },
  'no-common-commit': {
    message: describeForgeFailure,
    remedy: 'In a shallow clone, run `git fetch --unshallow` first.',
  },
  'incomplete-clone': {
    message: describeForgeFailure,
    remedy: 'In a partial clone, run `git fetch --refetch --no-filter` first.',
  },
  'no-git': {
    message: describeForgeFailure,
    remedy: 'Install git, and check that it is on the PATH.',
  },
  'too-many-entries': {
    message: ({ number, max }: { number: number; max: number }) => `#${number} changes more than ${max} entries.`,
    remedy: ({ max }: { max: number }) => `Split the pull request: at most ${max} entries each.`,
  },

  // The bot: credentials and jobs.
  'no-credentials': { message: 'APP_ID and the private key aren’t set.', remedy: credentialsRemedy },
  'no-app-id': { message: 'APP_ID isn’t set, but the private key is.', remedy: credentialsRemedy },
  'bad-app-id': { message: 'APP_ID isn’t a number.', remedy: credentialsRemedy },
  'no-private-key': {
    message: 'APP_ID is set, but neither PRIVATE_KEY nor PRIVATE_KEY_PATH is.',
    remedy: credentialsRemedy,
  },
  'unreadable-private-key': {
    message: ({ path }: { path: string }) => `PRIVATE_KEY_PATH points to a file that can’t be read: ${path}.`,
    remedy: credentialsRemedy,
  },
  'bad-private-key': { message: 'The private key isn’t in PEM format.', remedy: credentialsRemedy },
  'app-rejected': {
    message: ({ appId }: { appId: string }) => `GitHub rejected APP_ID ${appId} with this private key.`,
    remedy: `Use the ID and a private key of the same App, from its settings page. Check that the clock of this machine is right. \`${runCommand} doctor\` shows which.`,
  },
  'worker-not-running': {
    message: 'The process that runs the jobs isn’t running.',
    remedy: 'It is started again by itself. If this stays, the log says why it ends; most often the machine lacks memory.',
  },
  'no-webhook-secret': { message: 'WEBHOOK_SECRET isn’t set.', remedy: credentialsRemedy },
  'weak-webhook-secret': {
    message: 'WEBHOOK_SECRET is a placeholder or too short, so anyone could forge events from GitHub.',
    remedy: 'Generate one with `openssl rand -hex 32`, and set it both here and on the App’s settings page.',
  },
  'weak-lists-token': {
    message: ({ length }: { length: number }) =>
      `LISTKEEPER_LISTS_TOKEN has fewer than ${length} characters, so it could be guessed.`,
    remedy: 'Generate one with `openssl rand -hex 32`, or remove it to turn the page of lists off.',
  },
  'incomplete-sign-in': {
    message: ({ missing }: { missing: string }) => `${missing} isn’t set, so nobody can sign in to the page of lists.`,
    remedy:
      'Set GITHUB_CLIENT_ID and GITHUB_CLIENT_SECRET: both are on the settings page of the App. Or remove both: then nobody signs in with GitHub.',
  },
  'queue-in-use': {
    message: ({ file }: { file: string }) => `Another process is using the job queue ${file}.`,
    remedy: 'Stop that process, or set LISTKEEPER_INBOX to another file.',
  },
  'bad-database-url': {
    message: 'DATABASE_URL isn’t the address of a PostgreSQL database.',
    remedy: 'Write it like this: postgres://user:password@host:5432/database',
  },
  'role-needs-database': {
    message: ({ role }: { role: string }) => `--role ${role} needs DATABASE_URL.`,
    remedy: 'Set DATABASE_URL to a PostgreSQL database that all processes share, or leave out --role.',
  },
  'queue-unavailable': {
    message: ({ file, problem }: { file: string; problem: JobStoreProblem }) =>
      `The job queue ${file} can’t be used: ${jobStoreProblems[problem][0]}.`,
    remedy: ({ problem }: { problem: JobStoreProblem }) => jobStoreProblems[problem][1],
  },
  'job-timed-out': {
    message: ({ minutes }: { minutes: number }) => `The job took longer than ${minutes} minutes and was stopped.`,
    remedy: 'Run it again, or split the change. If it keeps happening, report it with the log’s last lines.',
  },
  'job-worker-crashed': {
    message: ({ detail }: { detail: string }) => `The worker process running the job stopped unexpectedly (${detail}).`,
    remedy: 'The job is retried a few times. If it keeps happening, the log has the reason; please report it.',
  },

  'job-given-up': {
    message: ({ starts }: { starts: number }) =>
      `The job was started ${starts} times, and each time the bot stopped before it was done.`,
    remedy: 'The log has the reason. Please report it.',
  },

  // The GitHub Action.
  'not-in-action': {
    message: 'GITHUB_REPOSITORY isn’t set.',
    remedy: `Run this inside a GitHub Action; on your own machine, use \`${runCommand} review\`.`,
  },
  'no-token': { message: 'No token was given.', remedy: 'Leave out `token:` to use the default token.' },
  'bad-mode': { message: ({ mode }: { mode: string }) => `\`${mode}\` isn’t a mode.`, remedy: modeRemedy },
  'no-mode-for-event': {
    message: ({ event }: { event: string }) => `No mode is set for the event \`${event}\`.`,
    remedy: modeRemedy,
  },
  'bad-boxes': {
    message: ({ value }: { value: string }) => `\`boxes: ${value}\` is neither true nor false.`,
    remedy: 'Set `boxes: true`, or leave it out.',
  },
  'no-pull-request': {
    message: 'The event doesn’t name a pull request.',
    remedy: 'Run `mode: review` on the event `pull_request_target`.',
  },

  // Everything else.
  internal: {
    message: ({ detail }: { detail: string }) => detail,
    remedy: 'Set DEBUG=1 to see where this comes from.',
  },
});
