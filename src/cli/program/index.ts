/**
 * The command line as a program: a table of commands and options, help in every language, and
 * errors. Commander parses; texts come from the catalogues. A command’s module is imported only
 * when it runs.
 */

export { commandTable } from './command-table.ts';
export { createProgram, findOnlyCommand } from './create-program.ts';
export { readEarlyOptions } from './early-options.ts';
export { reportError } from './report-error.ts';
