export { commandTable } from './command-table.ts';
export { createProgram } from './create-program.ts';
export { readEarlyOptions } from './early-options.ts';
export { reportError } from './report-error.ts';
