import type { ForgeOperation, ForgeOperationName } from '../../model/error-values.ts';
import type { RepositoryName } from '../forge.ts';
import { withForgeError } from '../forge-error.ts';

/** What was asked of a repository, for the error that it may end in. */
export function describeOperation(
  { owner, repo }: RepositoryName,
  name: ForgeOperationName,
  subject: string | number | undefined,
): ForgeOperation {
  return { name, repository: `${owner}/${repo}`, ...(subject === undefined ? {} : { subject }) };
}

/**
 * Asks something of a repository.
 * @throws ForgeError that names the operation.
 */
export function runOperation<T>(
  here: RepositoryName,
  name: ForgeOperationName,
  subject: string | number | undefined,
  work: () => Promise<T>,
): Promise<T> {
  return withForgeError(describeOperation(here, name, subject), work);
}
