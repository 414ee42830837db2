export type { CommandName } from './command-definition.ts';
export { commandTable } from './command-table.ts';
export { createProgram, type ProgramSettings } from './create-program.ts';
export { type EarlyOptions, readEarlyOptions } from './early-options.ts';
export { reportError } from './report-error.ts';
