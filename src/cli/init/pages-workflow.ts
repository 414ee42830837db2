import { healthBranch } from '../../jobs/shared/index.ts';
import { getMessages } from '../../messages/index.ts';
import type { Language } from '../../model/language.ts';

export const pagesWorkflowPath = '.github/workflows/listkeeper-pages.yml';

export interface PagesWorkflowOptions {
  /** Language of the comments in the file. */
  language: Language;
  /** The folder that the settings name, without a slash at its end. */
  folder: string;
  /** Commands that write the site, one a line. */
  commands: readonly string[];
  /** Minute and hour (UTC) of the daily build. */
  schedule: { minute: number; hour: number };
}

/**
 * The workflow that builds the site and publishes it on GitHub Pages. The job that runs code of
 * packages can only read; the one that publishes runs no code but GitHub's.
 */
export function formatPagesWorkflow({ language, folder, commands, schedule }: PagesWorkflowOptions): string {
  const words = getMessages(language).init.pagesWorkflow;
  const history = `+refs/heads/${healthBranch}:refs/remotes/origin/${healthBranch}`;
  return `# ${words.intro}
name: Listkeeper site

on:
  push:
    branches: [main, master]
  schedule:
    - cron: '${schedule.minute} ${schedule.hour} * * *' # ${words.schedule}
  workflow_dispatch:

permissions: {}

concurrency:
  group: listkeeper-pages

jobs:
  build:
    if: github.event_name != 'push' || github.ref_name == github.event.repository.default_branch
    runs-on: ubuntu-latest
    timeout-minutes: 15
    permissions:
      contents: read
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          persist-credentials: false
      - uses: actions/setup-node@820762786026740c76f36085b0efc47a31fe5020 # v7.0.0
        with:
          node-version: 24
      # ${words.history} ${words.noHistory}
      - run: git fetch --depth=1 origin ${history} || true
${commands.map((command) => `      - run: ${command}\n`).join('')}      - uses: actions/upload-pages-artifact@fc324d3547104276b827a68afc52ff2a11cc49c9 # v5.0.0
        with:
          path: ${JSON.stringify(folder)}

  deploy:
    needs: build
    runs-on: ubuntu-latest
    timeout-minutes: 15
    permissions:
      pages: write # ${words.publish}
      id-token: write # ${words.identity}
    environment:
      name: github-pages
      url: \${{ steps.deployment.outputs.page_url }}
    steps:
      - id: deployment
        uses: actions/deploy-pages@cd2ce8fcbc39b97be8ca5fce6e763baed58fa128 # v5.0.0
`;
}
