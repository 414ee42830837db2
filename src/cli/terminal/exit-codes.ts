/** What a command's exit code says. */
export const exitCodes = { nothingFound: 0, somethingFound: 1, wrongUse: 2 } as const;
