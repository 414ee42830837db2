/**
 * The GitHub App as a server: webhooks become jobs, and worker processes run them.
 *
 * Start with `start-bot.ts`, which wires everything, and `job-runner.ts`. `http/` receives
 * webhooks, `queue/` stores and dispatches jobs, `worker/` runs them in processes of their own, and
 * `github/` holds the App's credentials. What a job does is decided in `jobs/`.
 */

export { diagnose } from './doctor/index.ts';
export { createLogger, type Logger, readLogSettings } from './log.ts';
export type { MetricDefinitions } from './metric-definitions.ts';
export { type AppManifest, parseAppManifest, startSetup } from './setup/index.ts';
export { type Bot, type BotRole, type BotSettings, startBot } from './start-bot.ts';
