import { common } from './common.ts';
import { errors } from './errors.ts';
import { findings } from './findings.ts';
import { reference } from './reference.ts';

export const en = { common, errors, findings, reference };
