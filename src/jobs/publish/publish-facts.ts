import type { Forge } from '../../forge/index.ts';
import { readList } from '../../list/index.ts';
import { renderOutputs } from '../../list/render/index.ts';
import { formatFactsFile, hasSameFacts, parseFactsFile } from '../../list/repository-facts/index.ts';
import type { Settings } from '../../list/schema/index.ts';
import type { SourceFile } from '../../model/finding.ts';
import type { PlanAction } from '../../model/plan.ts';
import type { FactIndex } from '../../model/repository-facts.ts';
import { formatFactsPullRequest } from '../../report/publish/index.ts';
import { createListPathFilter, factsBranch, mapTextsByPath, readSettingsAt } from '../shared/index.ts';
import { planPublication } from './publication.ts';
import { findPublishBlockers } from './publish-outputs.ts';

export interface KnownFacts {
  /** The default branch, and its commit that was read. */
  branch: string;
  commit: string;
  settings: Settings;
  /** The facts file as it is; undefined where there is none. */
  present: SourceFile | undefined;
  /** What it should say. */
  facts: FactIndex;
}

/**
 * Writes the facts file of a list, and the outputs that show it, in one commit or pull request.
 * Nothing is written while the file says the same, and nothing more is read but, for an outdated
 * pull request, those that are open. Where the data can't be read whole, it waits: the outputs
 * would lose entries. Rejects with ForgeError.
 */
export async function planFacts(forge: Forge, known: KnownFacts): Promise<PlanAction[]> {
  const { branch, commit, settings, present, facts } = known;
  if (settings.facts.file === undefined || settings.publish.by === 'off') return [];
  const written: FactIndex | undefined = present === undefined ? new Map() : parseFactsFile(present.text);
  if (written === undefined || !hasSameFacts(written, facts)) return planChange(forge, branch, facts);
  return planProposal(forge, { branch, settings, commit, files: [] });
}

/** Reads the list again: a check of links may have taken an hour. */
async function planChange(forge: Forge, branch: string, facts: FactIndex): Promise<PlanAction[]> {
  const { settings, findings, commit } = await readSettingsAt(forge, branch);
  const { file } = settings.facts;
  if (file === undefined) return [];
  const tree = await forge.readMatchingFiles(commit, createListPathFilter(settings));
  const isOther = ({ path }: { path: string }) => path !== file;
  const factsFile = { path: file, text: formatFactsFile(facts) };
  const list = readList([...tree.files.filter(isOther), factsFile], settings);
  if (tree.refused.some(isOther) || findPublishBlockers(list, findings).length > 0) return [];
  const existing = mapTextsByPath(tree.files);
  const { files } = renderOutputs(list, settings, existing);
  const changed = [factsFile, ...files].filter(({ path, text }) => existing.get(path) !== text);
  return planProposal(forge, { branch, settings, commit, files: changed });
}

interface FactsProposal {
  branch: string;
  settings: Settings;
  commit: string;
  files: readonly SourceFile[];
}

function planProposal(forge: Forge, { branch, settings, commit, files }: FactsProposal): Promise<PlanAction[]> {
  const paths = files.map(({ path }) => path);
  const proposal = { branch: factsBranch, ...formatFactsPullRequest(paths, settings.language) };
  return planPublication({ forge, branch, commit, files, settings, proposal });
}
