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

/** Adds and takes away labels of an issue or pull request. Adding one twice, or taking away what is not there, is no error. */
export async function applyLabels(hands: Hands, action: SetLabels): Promise<Outcome> {
  const { octokit, here } = hands;
  const issue = { ...here, issue_number: action.issue };
  let changed = action.add.length > 0;
  if (changed) {
    await makeLabels(hands, action.add);
    await octokit.rest.issues.addLabels({ ...issue, labels: action.add });
  }
  for (const name of action.remove) {
    const removed = await octokit.rest.issues.removeLabel({ ...issue, name }).catch((error: unknown) => {
      if (!isForgeError(forgeError(error, 'remove a label'), 'not-found')) throw error;
    });
    if (removed) changed = true;
  }
  return { changed };
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
