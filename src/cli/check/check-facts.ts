import { ListkeeperError } from '../../errors/listkeeper-error.ts';
import { collectFacts } from '../../jobs/link-health/index.ts';
import { collectListLinks } from '../../jobs/shared/index.ts';
import { parseHistory, recordRun, resolvePolicy } from '../../link-health/index.ts';
import { formatFactsFile, hasSameFacts, parseFactsFile } from '../../list/repository-facts/index.ts';
import { settingsPath } from '../../list/schema/index.ts';
import { getMessages } from '../../messages/index.ts';
import type { FactIndex } from '../../model/repository-facts.ts';
import type { CheckedLink, CheckSummary } from '../../model/verdict.ts';
import { systemClock } from '../../runtime/clock.ts';
import { readOptionalFile, toDisplayPath, writeRepositoryFile } from '../files/index.ts';
import { findBranchHistory } from '../link-history/index.ts';
import { openListFolder } from '../list/index.ts';
import type { Terminal } from '../terminal/index.ts';
import type { CheckOptions } from './check-options.ts';

/** The facts file of `check --facts`. */
export interface FactsUpdate {
  addVerdict(link: CheckedLink): void;
  /** Writes what was learned of repositories. Without a network nothing was. */
  finish(summary: CheckSummary): Promise<void>;
}

/**
 * Opens the facts file that the settings of a list name. What the history of a clone knows of
 * repositories that weren't checked counts, too.
 * @throws ListkeeperError `no-facts-file`, or when there is no list
 */
export function openFactsUpdate(args: readonly string[], { language, format }: CheckOptions, terminal: Terminal): FactsUpdate {
  const folder = openListFolder(args[0], terminal.cwd);
  const { root, settings, list, files } = folder;
  const { file } = settings.facts;
  if (file === undefined || args.length > 1) throw new ListkeeperError('no-facts-file', { settings: settingsPath });
  const checked: CheckedLink[] = [];
  return {
    addVerdict: (link) => checked.push(link),
    async finish({ online }) {
      if (!online) return;
      const now = new Date(systemClock.now());
      const listed = collectListLinks(list.entries, files, settings);
      const policy = resolvePolicy(settings.links, listed.length);
      const history = recordRun((await findBranchHistory(root)) ?? parseHistory(''), checked, now, { policy });
      const written = readOptionalFile(root, file);
      const present: FactIndex | undefined = written === undefined ? new Map() : parseFactsFile(written.text);
      const facts = collectFacts({ ...list, settings, listed }, { history, policy, now, present: present ?? new Map() });
      if (present !== undefined && hasSameFacts(present, facts)) return;
      writeRepositoryFile(root, { path: file, text: formatFactsFile(facts) });
      if (format !== 'text') return;
      const path = toDisplayPath(root, file, terminal.cwd);
      terminal.out(`${getMessages(language).commandResults.check.factsWritten({ path })}\n`);
    },
  };
}
