/**
 * The terminal as an argument, so that a test can replace it: output, progress, colors, locale,
 * signals, exit codes.
 */

export { measureColumns, wrapText } from './display-width.ts';
export { exitCodes } from './exit-codes.ts';
export { packageRoot, version } from './package-info.ts';
export { parsePort } from './port.ts';
export { printJson } from './print-json.ts';
export { listenOnFreePort, waitForShutdown } from './shutdown.ts';
export { type CommonOptions, detectLanguage, type Environment, processTerminal, type Terminal } from './terminal.ts';
