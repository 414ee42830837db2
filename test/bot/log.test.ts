import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { createLogger, readLogSettings } from '../../src/bot/log.ts';

function linesOf(format: 'json' | 'pretty', level: 'debug' | 'warn' | 'silent' = 'debug') {
  const lines: string[] = [];
  return { lines, log: createLogger((line) => lines.push(line), { format, level, now: () => Date.UTC(2026, 10, 22) }) };
}

describe('the log', () => {
  it('is one JSON object per line', () => {
    const { lines, log } = linesOf('json');
    log('info', 'done', { repository: 'a/b' });
    expect(lines).toEqual(['{"time":"2026-11-22T00:00:00.000Z","level":"info","message":"done","repository":"a/b"}\n']);
  });

  it('is not broken by line breaks or terminal escapes in a name', () => {
    for (const format of ['json', 'pretty'] as const) {
      const { lines, log } = linesOf(format);
      log('warn', 'in a\nERROR b\u001b[31m\u2028c', { repository: 'x\r\ny' });
      const [line = ''] = lines;
      expect(line.trimEnd()).not.toMatch(/[\r\n\u2028]/);
      expect(line).not.toContain('\u001b[31m\u2028');
      expect(stripVTControlCharacters(line)).toMatch(/ERROR b/);
    }
  });

  it('omits messages below its level', () => {
    const { lines, log } = linesOf('pretty', 'warn');
    log('info', 'no');
    log('error', 'yes');
    expect(lines).toHaveLength(1);
    const { lines: none, log: silent } = linesOf('json', 'silent');
    silent('error', 'no');
    expect(none).toEqual([]);
  });

  it('reads the same environment variables as Probot', () => {
    expect(readLogSettings({}, true)).toEqual({ level: 'info', format: 'pretty' });
    expect(readLogSettings({}, false)).toEqual({ level: 'info', format: 'json' });
    expect(readLogSettings({ LOG_LEVEL: 'debug', LOG_FORMAT: 'json' }, true)).toEqual({ level: 'debug', format: 'json' });
  });
});
