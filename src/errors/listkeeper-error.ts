import { getMessages, type Messages } from '../messages/index.ts';
import type { Language } from '../model/language.ts';

type Catalogue = Messages['errors'];

/** Every code that an error may have. The catalogue of errors is the table of them. */
export type ErrorCode = keyof Catalogue;

type Values<Text> = Text extends (values: infer Given) => string ? Given : unknown;

/**
 * What an error's sentences need to know, by its code. `unknown` for a code whose sentences never
 * change.
 */
export type ErrorValues<Code extends ErrorCode> = Values<Catalogue[Code]['message']> & Values<Catalogue[Code]['remedy']>;

/** The values of a code, which may be left out where there are none, and the cause. */
export type ErrorArguments<Code extends ErrorCode> =
  unknown extends ErrorValues<Code>
    ? [values?: Record<string, never>, options?: ErrorOptions]
    : [values: ErrorValues<Code>, options?: ErrorOptions];

/** An error as a person or a program is shown it. */
export interface ExplainedError {
  code: ErrorCode;
  message: string;
  /** What to do about it. */
  remedy: string;
  /** Where the code is explained: a page of the project with an anchor. */
  docs: string;
}

/** The page of all codes, from the root of the project. */
export const errorsPage = 'docs/errors.md';

/**
 * Something that went wrong and that a person can do something about. It holds a code and values;
 * the sentences come from the catalogue of the reader's language. Values never hold a token, a
 * header or a password: sentences go to logs and pages.
 */
export class ListkeeperError<Code extends ErrorCode = ErrorCode> extends Error {
  readonly code: Code;
  readonly values: ErrorValues<Code>;

  constructor(code: Code, ...[values, options]: ErrorArguments<Code>) {
    super(formatText('en', code, 'message', values ?? {}), options);
    this.name = 'ListkeeperError';
    this.code = code;
    this.values = (values ?? {}) as ErrorValues<Code>;
  }

  /** What to do about it, in English, as `message` is. */
  get remedy(): string {
    return this.explain('en').remedy;
  }

  /** Where the code is explained, relative to the project. */
  get docs(): string {
    return `${errorsPage}#${this.code}`;
  }

  /** The error in the reader's language. */
  explain(language: Language): ExplainedError {
    return explainError(this.code, this.values, language);
  }
}

/** The sentences of an error code in the reader's language. */
export function explainError(code: ErrorCode, values: unknown, language: Language): ExplainedError {
  return {
    code,
    message: formatText(language, code, 'message', values),
    remedy: formatText(language, code, 'remedy', values),
    docs: `${errorsPage}#${code}`,
  };
}

/** Whether an error is ours and, where a code is given, has this code. */
export function isListkeeperError<Code extends ErrorCode>(error: unknown, code?: Code): error is ListkeeperError<Code> {
  return error instanceof ListkeeperError && (code === undefined || error.code === code);
}

function formatText(language: Language, code: ErrorCode, part: 'message' | 'remedy', values: unknown): string {
  const text: string | ((values: never) => string) = getMessages(language).errors[code][part];
  return typeof text === 'string' ? text : text(values as never);
}
