import { getMessages, type Messages } from '../../messages/index.ts';
import type { LabelsAction } from '../../model/plan.ts';
import { isForgeError, toForgeError } from '../forge-error.ts';
import type { ActionContext, ActionOutcome } from './action-context.ts';

type OwnLabel = keyof Messages['labels'];

const labelColors: Record<OwnLabel, string> = {
  'new-entry': '0e8a16',
  'needs-fix': 'd93f0b',
  duplicate: 'cfd3d7',
  'dead-link': 'b60205',
  approved: '0e8a16',
  rejected: 'e4e669',
  'link-health': '1d76db',
  listkeeper: '5319e7',
};
const defaultLabelStyle = { color: 'ededed', description: '' };

const isOwnLabel = (name: string): name is OwnLabel => Object.hasOwn(labelColors, name);

/** How a label is created. Maintainers may change it, and it is left so. */
const labelStyle = (name: string): { color: string; description: string } =>
  isOwnLabel(name) ? { color: labelColors[name], description: getMessages('en').labels[name] } : defaultLabelStyle;

/** Adds and removes labels. Adding one that is there, or removing one that is not, is no error. */
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
      if (!isForgeError(toForgeError(error, { name: 'remove-label', subject: action.issue }), 'not-found')) throw error;
    });
    if (removed) changed = true;
  }
  return { changed };
}

/** Whether GitHub created the label when it was added, so that nobody has chosen its style yet. */
const hasDefaultStyle = ({ color, description }: { color: string; description: string | null }) =>
  color === defaultLabelStyle.color && !description;

/** Sets a label's style. A failure is ignored: the label itself was added. */
async function applyLabelStyle({ octokit, here }: ActionContext, name: string): Promise<void> {
  if (!isOwnLabel(name)) return;
  await octokit.rest.issues.updateLabel({ ...here, name, ...labelStyle(name) }).catch((error: unknown) => {
    if (!isForgeError(toForgeError(error, { name: 'add-label', subject: name }))) throw error;
  });
}

/**
 * Creates the labels that the repository does not have. For the others GitHub answers 422
 * `already_exists`.
 */
export async function createLabels({ octokit, here }: ActionContext, names: string[]): Promise<void> {
  for (const name of names) {
    await octokit.rest.issues.createLabel({ ...here, name, ...labelStyle(name) }).catch((error: unknown) => {
      const status = error instanceof Error && 'status' in error ? error.status : undefined;
      if (status !== 422) throw error;
    });
  }
}
