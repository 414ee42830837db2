import type { Messages } from '../messages.ts';
import { action } from './action.ts';
import { cliReference } from './cli-reference.ts';
import { commandLine } from './command-line.ts';
import { commandResults } from './command-results.ts';
import { common } from './common.ts';
import { demo } from './demo.ts';
import { errors } from './errors.ts';
import { findings } from './findings.ts';
import { importReport } from './import-report.ts';
import { issueForm } from './issue-form.ts';
import { markers } from './markers.ts';
import { network } from './network.ts';
import { newEntry } from './new-entry.ts';
import { readme } from './readme.ts';
import { reference } from './reference.ts';
import { sandbox } from './sandbox.ts';
import { setup } from './setup.ts';

export const zh: Messages = {
  action,
  cliReference,
  commandLine,
  commandResults,
  common,
  demo,
  errors,
  findings,
  importReport,
  issueForm,
  markers,
  network,
  newEntry,
  readme,
  reference,
  sandbox,
  setup,
};
