import type { Readable, Writable } from 'node:stream';
import { styleText } from 'node:util';

import type { Language } from '../../model/language.ts';

type Style = Parameters<typeof styleText>[0];

/** What every command is given beside its own options. */
export interface CommonOptions {
  format: 'text' | 'json';
  language: Language;
}

/** The terminal, or the pipe, that a command speaks to. Commands know nothing of `process`, so tests can stand in for it. */
export interface Terminal {
  cwd: string;
  environment: Readonly<Record<string, string | undefined>>;
  /** Results: stdout. */
  out(text: string): void;
  /** Words about the work: stderr. */
  err(text: string): void;
  /** One line on stderr that the next one replaces; nothing where nobody watches. */
  progress(text: string): void;
  /** True when a person sits there to answer questions. */
  interactive: boolean;
  /** Where questions are read and shown; this process's own streams where nothing is said. */
  promptStreams?: { input: Readable; output: Writable };
  /** Where requests really go, as in `NetworkSettings`: so that a command's own network can be led to simulated hosts. */
  route?: (url: URL) => URL | undefined;
  /** Colours for stdout, or the text as it is in a pipe and under NO_COLOR. */
  paint(style: Style, text: string): string;
}

/** The terminal of this process. A reader that goes away (`| head`) ends the program quietly, as it does other tools. */
export function processTerminal(): Terminal {
  const { stdout, stderr, stdin, env } = process;
  for (const stream of [stdout, stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      // What a shell sees of any program whose reader went away; 0 would look like “nothing found” under `pipefail`.
      if (error.code === 'EPIPE') process.exit(141);
      process.exitCode = 2;
      if (stream === stdout) stderr.write(`listkeeper: the result can not be written: ${error.message}\n`);
      process.exit();
    });
  }
  let unwritten = '';
  const flush = () => {
    if (unwritten === '') return;
    const text = unwritten;
    unwritten = '';
    stdout.write(text);
  };
  process.on('exit', flush);
  let shown = false;
  const clear = () => {
    if (shown) stderr.write('\r\u001b[2K');
    shown = false;
  };
  return {
    cwd: process.cwd(),
    environment: env,
    interactive: Boolean(stdin.isTTY && stdout.isTTY) && !env.CI,
    out(text) {
      clear();
      // In a pipe or a file what is said in one turn leaves in one piece: a write for each of a thousand links takes longer than to find its words.
      if (unwritten === '' && !stdout.isTTY) setImmediate(flush);
      unwritten += text;
      if (stdout.isTTY) flush();
    },
    err(text) {
      flush();
      clear();
      stderr.write(text);
    },
    progress(text) {
      if (!stderr.isTTY || env.TERM === 'dumb' || env.CI) return;
      clear();
      if (text === '') return;
      stderr.write(text.slice(0, Math.max(20, (stderr.columns ?? 80) - 1)));
      shown = true;
    },
    paint: (style, text) => styleText(style, text, { stream: stdout }),
  };
}

/** zh where the locale says so (LC_ALL before LC_MESSAGES before LANG, as POSIX has it), otherwise en. */
export function detectLanguage(environment: Readonly<Record<string, string | undefined>>): Language {
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || '';
  return /^zh/i.test(locale) ? 'zh' : 'en';
}
