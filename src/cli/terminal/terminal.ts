import type { Readable, Writable } from 'node:stream';
import { styleText } from 'node:util';
import { type Language, languages } from '../../model/language.ts';

type Style = Parameters<typeof styleText>[0];

/** Environment variables. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The options that every command has. */
export interface CommonOptions {
  format: 'text' | 'json';
  language: Language;
  /** `--language` was given; otherwise the language is the locale's. */
  hasLanguageOption?: boolean;
}

/**
 * The terminal or pipe of a command. Commands never use `process`, so that tests can replace it.
 */
export interface Terminal {
  cwd: string;
  environment: Environment;
  /** Writes a result to stdout. */
  out(text: string): void;
  /** Writes a message about the work to stderr. */
  err(text: string): void;
  /**
   * Replaces the progress line on stderr; an empty text removes it. Does nothing outside of a
   * terminal.
   */
  progress(text: string): void;
  /** True when a person can answer questions. */
  interactive: boolean;
  /** Where prompts are read and shown. Default: stdin and stdout of this process. */
  promptStreams?: { input: Readable; output: Writable };
  /** Redirects requests, as in `HttpClientOptions`: tests send them to simulated hosts. */
  route?: (url: URL) => URL | undefined;
  /** Styles a text for stdout; returns it unchanged in a pipe and under NO_COLOR. */
  paint(style: Style, text: string): string;
}

/**
 * The terminal of this process. A closed pipe (`| head`) ends the program quietly, as it ends other
 * tools.
 */
export function processTerminal(): Terminal {
  const { stdout, stderr, env } = process;
  for (const stream of [stdout, stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      // 128 + SIGPIPE, as of any program in a closed pipe: 0 would mean “no problems” under
      // `pipefail`.
      if (error.code === 'EPIPE') process.exit(141);
      process.exitCode = 2;
      if (stream === stdout) stderr.write(`listkeeper: ${error.message}\n`);
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
  let isProgressShown = false;
  const clear = () => {
    if (isProgressShown) stderr.write('\r\u001b[2K');
    isProgressShown = false;
  };
  return {
    cwd: process.cwd(),
    environment: env,
    // Nothing opens stdin where nobody is asked: that takes two milliseconds.
    interactive: Boolean(stdout.isTTY && process.stdin.isTTY) && !env.CI,
    out(text) {
      clear();
      // Outside of a terminal, writes of one event-loop turn are joined: a system call per link
      // would take longer than formatting it.
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
      isProgressShown = true;
    },
    paint: (style, text) => styleText(style, text, { stream: stdout }),
  };
}

/**
 * The language of the locale, such as zh for `zh_CN.UTF-8`; en where there is no catalogue for it.
 * POSIX: LC_ALL before LC_MESSAGES before LANG.
 */
export function detectLanguage(environment: Environment): Language {
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || '';
  const code = locale.split(/[-_.@]/)[0]?.toLowerCase();
  return languages.find((language) => language === code) ?? 'en';
}
