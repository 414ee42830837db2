import type { Messages } from '../messages.ts';
import { common } from './common.ts';
import { errors } from './errors.ts';
import { findings } from './findings.ts';
import { issueForm } from './issue-form.ts';
import { network } from './network.ts';
import { readme } from './readme.ts';
import { reference } from './reference.ts';
import { sandbox } from './sandbox.ts';

export const zh: Messages = { common, errors, findings, issueForm, network, readme, reference, sandbox };
