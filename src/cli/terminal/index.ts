export { packageRoot, version } from './package-info.ts';
export { listenOnFreePort, waitForShutdown } from './shutdown.ts';
export { type CommonOptions, detectLanguage, processTerminal, type Terminal } from './terminal.ts';
export { exitCodes, UsageError } from './usage-error.ts';
