import type { Language } from '../../model/language.ts';

type LocalizedMessage = Readonly<Record<Language, string>>;

/** Wrong use or wrong settings: one clear sentence, and what to do about it, in both languages. Ends the program with exit code 2. */
export class UsageError extends Error {
  readonly messages: LocalizedMessage;
  readonly remedy: LocalizedMessage | undefined;

  constructor(messages: LocalizedMessage, remedy?: LocalizedMessage) {
    super(messages.en);
    this.name = 'UsageError';
    this.messages = messages;
    this.remedy = remedy;
  }
}

/** What a command's exit code says. */
export const exitCodes = { nothingFound: 0, somethingFound: 1, wrongUse: 2 } as const;
