/** English. It is also the interface: every other language has the same keys. */

import { createCatalogue } from '../catalogue.ts';
import { action } from './action.ts';
import { adoption } from './adoption.ts';
import { bot } from './bot.ts';
import { checkRun } from './check-run.ts';
import { cliReference } from './cli-reference.ts';
import { commandLine } from './command-line.ts';
import { commandResults } from './command-results.ts';
import { commands } from './commands.ts';
import { commits } from './commits.ts';
import { common } from './common.ts';
import { demo } from './demo.ts';
import { doctor } from './doctor.ts';
import { entryFacts } from './entry-facts.ts';
import { errors } from './errors.ts';
import { evidence } from './evidence.ts';
import { findings } from './findings.ts';
import { importReport } from './import-report.ts';
import { init } from './init.ts';
import { issueForm } from './issue-form.ts';
import { labels } from './labels.ts';
import { healthPullRequest, linkHealth } from './link-health.ts';
import { linkReport } from './link-report.ts';
import { listsPage } from './lists-page.ts';
import { log } from './log.ts';
import { markdown } from './markdown.ts';
import { markers } from './markers.ts';
import { network } from './network.ts';
import { newEntry } from './new-entry.ts';
import { publish } from './publish.ts';
import { readme } from './readme.ts';
import { reference } from './reference.ts';
import { review } from './review.ts';
import { sandbox } from './sandbox.ts';
import { settingsChange } from './settings-change.ts';
import { setup } from './setup.ts';
import { site } from './site.ts';
import { submission } from './submission.ts';
import { verdicts } from './verdicts.ts';

export const en = createCatalogue({
  action,
  adoption,
  bot,
  checkRun,
  cliReference,
  commandLine,
  commandResults,
  commands,
  commits,
  common,
  demo,
  doctor,
  entryFacts,
  errors,
  evidence,
  findings,
  healthPullRequest,
  importReport,
  init,
  issueForm,
  labels,
  linkHealth,
  linkReport,
  listsPage,
  log,
  markdown,
  markers,
  network,
  newEntry,
  publish,
  readme,
  reference,
  review,
  sandbox,
  settingsChange,
  setup,
  site,
  submission,
  verdicts,
});
