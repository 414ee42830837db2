/**
 * Ends a generator that is left early. When this resolves, its `finally` blocks have run. Does
 * nothing to one that has ended. Like its `Symbol.asyncDispose`, which Node 22 lacks.
 */
export async function endGenerator(run: AsyncGenerator<unknown, unknown, never>): Promise<void> {
  await run.return(undefined);
}
