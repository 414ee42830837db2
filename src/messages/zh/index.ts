import { log } from '../en/log.ts';
import type { Messages } from '../messages.ts';
import { action } from './action.ts';
import { bot } from './bot.ts';
import { cliReference } from './cli-reference.ts';
import { commandLine } from './command-line.ts';
import { commandResults } from './command-results.ts';
import { commits } from './commits.ts';
import { common } from './common.ts';
import { demo } from './demo.ts';
import { errors } from './errors.ts';
import { findings } from './findings.ts';
import { importReport } from './import-report.ts';
import { issueForm } from './issue-form.ts';
import { labels } from './labels.ts';
import { markers } from './markers.ts';
import { network } from './network.ts';
import { newEntry } from './new-entry.ts';
import { readme } from './readme.ts';
import { reference } from './reference.ts';
import { sandbox } from './sandbox.ts';
import { setup } from './setup.ts';

export const zh: Messages = {
  action,
  bot,
  cliReference,
  commandLine,
  commandResults,
  commits,
  common,
  demo,
  errors,
  findings,
  importReport,
  issueForm,
  labels,
  log,
  markers,
  network,
  newEntry,
  readme,
  reference,
  sandbox,
  setup,
};
