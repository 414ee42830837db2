import { styleText } from 'node:util';
import { toSingleLine } from '../text/invisible-characters.ts';

const logLevels = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof logLevels)[number];

/**
 * Writes one line about an event. Fields are names and numbers: never a payload, a token or a key.
 */
export type Logger = (level: LogLevel, message: string, fields?: Readonly<Record<string, string | number | boolean>>) => void;

/**
 * A log of one line an event: JSON for machines, or text for people. Line breaks and control
 * characters become spaces, because names in a message come from outside.
 * @param write takes a line with its line feed.
 */
export function createLogger(
  write: (line: string) => void,
  settings: { format: 'json' | 'pretty'; level: LogLevel | 'silent'; now: () => number },
): Logger {
  const minLevel = settings.level === 'silent' ? logLevels.length : logLevels.indexOf(settings.level);
  return (level, message, fields = {}) => {
    if (logLevels.indexOf(level) < minLevel) return;
    const time = new Date(settings.now()).toISOString();
    if (settings.format === 'json')
      return write(`${JSON.stringify({ time, level, message: toSingleLine(message), ...fields })}\n`);
    const details = Object.entries(fields).map(([name, value]) => `${name}=${value}`);
    const line = toSingleLine([message, ...details].join('  '));
    write(`${styleText('dim', time.slice(11, 19))} ${styleText(levelColours[level], level.padEnd(5))} ${line}\n`);
  };
}

const levelColours = { debug: 'dim', info: 'green', warn: 'yellow', error: 'red' } as const;

/** Reads LOG_LEVEL and LOG_FORMAT, with the values that Probot knows. */
export function readLogSettings(environment: Readonly<Record<string, string | undefined>>, isTerminal: boolean) {
  const { LOG_LEVEL, LOG_FORMAT = isTerminal ? 'pretty' : 'json' } = environment;
  const isSilent = LOG_LEVEL === 'silent' || LOG_LEVEL === 'fatal';
  const level = logLevels.find((each) => each === LOG_LEVEL) ?? (isSilent ? 'silent' : 'info');
  return { level, format: LOG_FORMAT === 'pretty' ? 'pretty' : 'json' } as const;
}
