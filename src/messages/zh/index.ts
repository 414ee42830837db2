import type { Messages } from '../messages.ts';
import { common } from './common.ts';
import { errors } from './errors.ts';
import { findings } from './findings.ts';
import { reference } from './reference.ts';

export const zh: Messages = { common, errors, findings, reference };
