export { createLogger, type Logger, readLogSettings } from './log.ts';
export { type Bot, type BotSettings, startBot } from './start-bot.ts';
