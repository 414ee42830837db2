import type { Forge } from '../../../forge/index.ts';
import type { AdoptionCheckbox, HealthState } from '../../../model/link-health.ts';
import type { PlanAction } from '../../../model/plan.ts';
import { adoptList } from '../../adoption/index.ts';
import { adoptionBranch, type JobContext } from '../../shared/index.ts';
import type { AdoptionSelection } from './checkbox-selection.ts';

/**
 * The pull request that turns a README into data, as the issue asks for it, and the state of its
 * box.
 */
export interface RequestedAdoption {
  actions: PlanAction[];
  checkbox: AdoptionCheckbox;
}

/**
 * Plans what the box for the whole list asks for: the pull request is opened, follows the list, or
 * is closed. Its text has the verdicts of the issue, so no link is checked. Rejects with
 * ForgeError.
 */
export async function planRequestedAdoption(
  forge: Forge,
  context: JobContext,
  state: HealthState,
  { isWanted, isWithdrawn, pull }: AdoptionSelection,
): Promise<RequestedAdoption> {
  const known = pull === undefined ? {} : { pull };
  if (isWithdrawn) return { actions: [closeProposal(state)], checkbox: { isProposed: false, isRefused: false } };
  if (!isWanted) return { actions: [], checkbox: { isProposed: pull !== undefined, isRefused: false, ...known } };
  const { actions } = await adoptList(forge, context, { isRequested: true, links: collectVerdicts(state) });
  const isProposed = actions.length > 0 || pull !== undefined;
  return { actions, checkbox: { isProposed, isRefused: !isProposed, ...known } };
}

/** A proposal without files closes the pull request. */
const closeProposal = ({ branch, commit }: HealthState): PlanAction => ({
  type: 'propose',
  branch: adoptionBranch,
  base: branch,
  baseHead: commit,
  title: '',
  body: '',
  message: '',
  files: [],
  labels: [],
});

function collectVerdicts({ links }: HealthState) {
  const judged = links.flatMap(({ url, judged: check }) =>
    check === undefined
      ? []
      : [{ url, verdict: check.verdict, reason: check.reason, ...(check.to === undefined ? {} : { to: check.to }) }],
  );
  return { total: links.length, online: true, links: judged };
}
