/**
 * Ends a generator that somebody leaves early: what it does in `finally` is done when this resolves. Does nothing to one that has
 * ended. Like its `Symbol.asyncDispose`, which Node 22 lacks.
 */
export async function endGenerator(run: AsyncGenerator<unknown, unknown, never>): Promise<void> {
  await run.return(undefined);
}
