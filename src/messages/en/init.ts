import { runCommand } from '../../text/package-name.ts';

/** `listkeeper init`, and the workflow that it writes. */
export const init = () => ({
  title: 'Set up Listkeeper in this repository',
  askHost: 'What should run it?',
  hosts: {
    action: { label: 'GitHub Action', hint: 'one workflow file, no server' },
    app: { label: 'GitHub App', hint: 'one server for many repositories, comments under its own name' },
  },
  askLanguage: 'Language of its comments and issues?',
  cancelled: 'Cancelled. Nothing was written.',
  kept: ({ path }: { path: string }) => `${path}: already exists, unchanged`,
  next: 'Next:',
  steps: {
    import: `Turn your list into data: ${runCommand} import README.md --replace. Then run ${runCommand} init again: it adds the form.`,
    commit: 'Commit the files and push them to the default branch.',
    allowProposals:
      'On GitHub: Settings, Actions, General, Workflow permissions: allow GitHub Actions to create pull requests. Otherwise, forms and ticked boxes can’t open one.',
    firstRun: 'On GitHub: Actions, Listkeeper, Run workflow. The first run checks all links and may take a few minutes.',
    pages: 'On GitHub: Settings, Pages, Source: GitHub Actions. The site is then published with every push.',
    require: 'If you protect the default branch, require the check “Listkeeper”.',
    moveToData: ({ source }: { source: string }) =>
      `${source} stays the list. To generate it from data later: ${runCommand} import ${source} --replace.`,
    startApp: `On a machine that GitHub can reach: ${runCommand} start --setup. It opens the page that registers the App.`,
    installApp: 'Install the App on this repository, and open a pull request that changes the data.',
  },
  workflow: {
    intro: `Written by ${runCommand} init. Maintains the list: https://github.com/listkeeper/listkeeper`,
    target:
      'Comments on pull requests from forks need this event. It runs this file from the base branch. Never check out or run code of a pull request here.',
    schedule: 'daily, in UTC; only links that are due are checked',
    review: 'comments on pull requests',
    publish: 'updates the README after a merge',
    answer: 'answers commands, forms and ticked boxes',
    check: 'checks links',
    checks: 'the check that you can require',
    comments: 'the comment and suggestions',
    labels: 'labels of pull requests',
    commit: 'generated files, the history of links, and branches of proposals',
    proposal: 'pull requests for what is proposed',
    reply: 'replies and reactions',
    issue: 'the link health issue',
  },
  pagesWorkflow: {
    intro: `Written by ${runCommand} init. Builds the site of the list, and publishes it on GitHub Pages.`,
    schedule: 'daily, in UTC, so that the site shows what the last check of links found',
    history: 'What the checks of links found is on a branch of its own.',
    noHistory: 'Before the first check there is none.',
    publish: 'publishes the site',
    identity: 'shows GitHub Pages that it is this workflow',
  },
});
