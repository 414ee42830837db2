import { forgeError, isForgeError } from '../errors.ts';
import type { SetLabels } from '../plan.ts';
import type { Hands, Outcome } from './act.ts';

/** Colours of the labels that we make when the repository does not have them; a maintainer may repaint and we leave it so. */
const colours: Record<string, string> = {
  'new-entry': '0e8a16',
  'needs-fix': 'd93f0b',
  duplicate: 'cfd3d7',
  'dead-link': 'b60205',
  'link-health': '1d76db',
  listkeeper: '5319e7',
};
const anyColour = 'ededed';

/** Adds and takes away labels of an issue or pull request; those that are not there to be taken away are no error. */
export async function applyLabels(hands: Hands, action: SetLabels): Promise<Outcome> {
  const { octokit, here } = hands;
  const issue = { ...here, issue_number: action.issue };
  const listed = await octokit.paginate(octokit.rest.issues.listLabelsOnIssue, { ...issue, per_page: 100 });
  const present = new Set(listed.map(({ name }) => name.toLowerCase()));
  const add = action.add.filter((name) => !present.has(name.toLowerCase()));
  const remove = action.remove.filter((name) => present.has(name.toLowerCase()));
  if (add.length > 0) {
    await makeLabels(hands, add);
    await octokit.rest.issues.addLabels({ ...issue, labels: add });
  }
  for (const name of remove) {
    await octokit.rest.issues.removeLabel({ ...issue, name }).catch((error: unknown) => {
      if (!isForgeError(forgeError(error, 'remove a label'), 'not-found')) throw error;
    });
  }
  return { changed: add.length + remove.length > 0 };
}

/** Makes those labels that the repository does not have: GitHub answers 422 `already_exists` for the others. */
export async function makeLabels({ octokit, here }: Hands, names: string[]): Promise<void> {
  for (const name of names) {
    await octokit.rest.issues.createLabel({ ...here, name, color: colours[name] ?? anyColour }).catch((error: unknown) => {
      const status = error instanceof Error && 'status' in error ? error.status : undefined;
      if (status !== 422) throw error;
    });
  }
}
