/** Wrong use or wrong settings: one clear sentence, and what to do about it. Ends the program with exit code 2. */
export class UsageError extends Error {
  readonly remedy: string;

  constructor(message: string, remedy = '') {
    super(message);
    this.name = 'UsageError';
    this.remedy = remedy;
  }
}

/** What a command's exit code says. */
export const exitCodes = { nothingFound: 0, somethingFound: 1, wrongUse: 2 } as const;
