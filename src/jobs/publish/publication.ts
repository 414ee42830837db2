import type { Forge } from '../../forge/index.ts';
import type { Settings } from '../../list/schema/index.ts';
import { getMessages } from '../../messages/index.ts';
import type { SourceFile } from '../../model/finding.ts';
import type { PlanAction } from '../../model/plan.ts';

/** Files that the bot writes on the default branch, and how. */
export interface Publication {
  forge: Forge;
  /** The default branch, and its commit that was read. */
  branch: string;
  commit: string;
  /** Those that change. */
  files: readonly SourceFile[];
  settings: Settings;
  /** The branch and the words of the pull request, where the settings want one. */
  proposal: { branch: string; title: string; body: string };
}

/** A commit or a pull request, as the settings say; nothing where nothing changes. */
export async function planPublication(publication: Publication): Promise<PlanAction[]> {
  switch (publication.settings.publish.by) {
    case 'commit':
      return planCommit(publication);
    case 'pull-request':
      return planPullRequest(publication);
    case 'off':
      return [];
  }
}

function planCommit({ branch, commit, files, settings }: Publication): PlanAction[] {
  if (files.length === 0) return [];
  return [{ type: 'commit', branch, expectedHead: commit, message: settings.publish.message, files: [...files] }];
}

/**
 * With nothing to propose, an open pull request is closed: somebody has merged it, or made the same
 * change.
 */
async function planPullRequest({ forge, branch: base, commit, files, settings, proposal }: Publication): Promise<PlanAction[]> {
  if (files.length === 0) {
    const open = await forge.listOpenPullRequests();
    if (!open.some(({ fork, head }) => !fork && head.ref === proposal.branch)) return [];
  }
  const message = removeSkipCi(settings.publish.message) || getMessages(settings.language).commits.publish;
  return [{ type: 'propose', ...proposal, base, baseHead: commit, message, files: [...files], labels: ['listkeeper'] }];
}

/**
 * Removes the words by which GitHub skips checks. A pull request whose required checks are skipped
 * could never be merged.
 */
function removeSkipCi(message: string): string {
  return message.replace(/\s*\[(?:skip ci|ci skip|no ci|skip actions|actions skip)\]/gi, '').trim();
}
