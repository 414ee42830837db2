import type { LabelsAction } from '../../model/plan.ts';
import { isForgeError, toForgeError } from '../forge-error.ts';
import type { ActionContext, ActionOutcome } from './action-context.ts';

/** How our labels look when the repository does not have them; a maintainer may change them and we leave them so. */
const labelStyles: Record<string, { color: string; description: string }> = {
  'new-entry': { color: '0e8a16', description: 'Adds an entry to the list' },
  'needs-fix': { color: 'd93f0b', description: 'Something in the data is to be mended first' },
  duplicate: { color: 'cfd3d7', description: 'The list has this already' },
  'dead-link': { color: 'b60205', description: 'Leads to something that is not there' },
  approved: { color: '0e8a16', description: 'A maintainer wants this entry, whatever spoke against it' },
  rejected: { color: 'e4e669', description: 'The maintainers decided not to take this entry in' },
  'link-health': { color: '1d76db', description: 'Kept by Listkeeper: what the links of the list say' },
  listkeeper: { color: '5319e7', description: 'Kept by Listkeeper' },
};
const defaultLabelStyle = { color: 'ededed', description: '' };

/** Adds and takes away labels of an issue or pull request. Adding one twice, or taking away what is not there, is no error. */
export async function applyLabels(context: ActionContext, action: LabelsAction): Promise<ActionOutcome> {
  const { octokit, here } = context;
  const issue = { ...here, issue_number: action.issue };
  let changed = action.add.length > 0;
  if (changed) {
    const { data } = await octokit.rest.issues.addLabels({ ...issue, labels: action.add });
    for (const label of data)
      if (action.add.includes(label.name) && hasDefaultStyle(label)) await applyLabelStyle(context, label.name);
  }
  for (const name of action.remove) {
    const removed = await octokit.rest.issues.removeLabel({ ...issue, name }).catch((error: unknown) => {
      if (!isForgeError(toForgeError(error, 'remove a label'), 'not-found')) throw error;
    });
    if (removed) changed = true;
  }
  return { changed };
}

/** As GitHub makes a label that it is given and does not have: then nobody has chosen its look yet. */
const hasDefaultStyle = ({ color, description }: { color: string; description: string | null }) =>
  color === defaultLabelStyle.color && !description;

/** Gives a label its look. That it fails, since somebody was faster or forbids it, takes nothing from the label being there. */
async function applyLabelStyle({ octokit, here }: ActionContext, name: string): Promise<void> {
  const style = labelStyles[name];
  if (!style) return;
  await octokit.rest.issues.updateLabel({ ...here, name, ...style }).catch((error: unknown) => {
    if (!isForgeError(toForgeError(error, 'describe a label'))) throw error;
  });
}

/** Makes those labels that the repository does not have: GitHub answers 422 `already_exists` for the others. */
export async function createLabels({ octokit, here }: ActionContext, names: string[]): Promise<void> {
  for (const name of names) {
    await octokit.rest.issues
      .createLabel({ ...here, name, ...(labelStyles[name] ?? defaultLabelStyle) })
      .catch((error: unknown) => {
        const status = error instanceof Error && 'status' in error ? error.status : undefined;
        if (status !== 422) throw error;
      });
  }
}
