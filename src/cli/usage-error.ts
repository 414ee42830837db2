import type { Language } from './terminal.ts';

type Said = Readonly<Record<Language, string>>;

/** Wrong use or wrong settings: one clear sentence, and what to do about it, in both languages. Ends the program with exit code 2. */
export class UsageError extends Error {
  readonly said: Said;
  readonly remedy: Said | undefined;

  constructor(said: Said, remedy?: Said) {
    super(said.en);
    this.name = 'UsageError';
    this.said = said;
    this.remedy = remedy;
  }
}

/** What a command's exit code says. */
export const exitCodes = { nothingFound: 0, somethingFound: 1, wrongUse: 2 } as const;
