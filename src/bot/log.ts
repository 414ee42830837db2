import { styleText } from 'node:util';
import { toSingleLine } from '../text/invisible-characters.ts';

export const logLevels = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof logLevels)[number];

/** One line about what happened. Fields are names and numbers; never a payload, a token or a key. */
export type Logger = (level: LogLevel, message: string, fields?: Readonly<Record<string, string | number | boolean>>) => void;

/**
 * A log that writes one line an event: JSON for machines, or words for people. Line breaks and control characters in a message
 * are blanks, since names in it come from outside.
 * @param write takes a line with its end.
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
    const colour = { debug: 'dim', info: 'green', warn: 'yellow', error: 'red' } as const;
    const words = toSingleLine([message, ...details].join('  '));
    write(`${styleText('dim', time.slice(11, 19))} ${styleText(colour[level], level.padEnd(5))} ${words}\n`);
  };
}

/** Chooses form and level from LOG_FORMAT and LOG_LEVEL, as Probot does. */
export function readLogSettings(environment: Readonly<Record<string, string | undefined>>, isTerminal: boolean) {
  const asked = environment.LOG_LEVEL;
  const level = logLevels.find((each) => each === asked) ?? (asked === 'silent' || asked === 'fatal' ? 'silent' : 'info');
  const format = environment.LOG_FORMAT ?? (isTerminal ? 'pretty' : 'json');
  return { level, format: format === 'pretty' ? 'pretty' : 'json' } as const;
}
