/**
 * Remembers the last result of a function, by its argument. For objects that are passed again and
 * again, and that nobody changes.
 */
export function memoizeLast<Argument extends object, Result>(
  compute: (argument: Argument) => Result,
): (argument: Argument) => Result {
  let last: { argument: Argument; result: Result } | undefined;
  return (argument) => {
    if (last?.argument !== argument) last = { argument, result: compute(argument) };
    return last.result;
  };
}
