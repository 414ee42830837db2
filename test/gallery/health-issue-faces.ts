import type { HealthState } from '../../src/model/link-health.ts';
import { buildHealthIssue, formatHealthReport } from '../../src/report/link-health/index.ts';
import { problemLink, stateWithProblems } from '../report/link-health/examples/problem-links.ts';
import { staleLink } from '../report/link-health/examples/stale-links.ts';
import type { GalleryFace } from './faces.ts';

/** The link-health issue by its number of problems, and the list that it links to. */

const issueFace = (name: string, state: HealthState): GalleryFace => ({
  name: `health-issue/${name}`,
  title: (language) => buildHealthIssue(state, language).title,
  markdown: (language) => buildHealthIssue(state, language).body,
});

/** Some links ticked: the first row of each kind, and the edits are in a pull request. */
function stateWithTicks(problemCount: number): HealthState {
  const state = stateWithProblems(problemCount);
  const ticked = Array.from({ length: problemCount }, (_, index) => problemLink(index)).filter((_, index) => index % 4 === 0);
  const proposed = ticked.flatMap(({ key, remedies = [] }) =>
    remedies[0] === 'gone' || remedies[0] === 'address'
      ? [`${remedies.includes('archive') ? 'archive' : remedies[0]} ${key}`]
      : [],
  );
  return { ...state, checkboxes: { proposed: new Set(proposed), refused: new Set(), pull: 12, hasCommands: true } };
}

function stateWithoutBoxes(problemCount: number): HealthState {
  const { checkboxes: _, ...state } = stateWithProblems(problemCount);
  return state;
}

/** A list that stays its README: what is done is done to its lines. */
function readmeStateWithProblems(problemCount: number): HealthState {
  const state = stateWithProblems(problemCount);
  const links = state.links.map((link, index) => ({
    ...link,
    at: link.at.map((place) => ({ ...place, file: 'README.md', line: 20 + 3 * index })),
  }));
  const checkboxes = {
    proposed: new Set<string>(),
    refused: new Set<string>(),
    hasCommands: true,
    adoption: { isProposed: false, isRefused: false },
  };
  return { ...state, source: 'README.md', links, checkboxes };
}

/** Repositories that aren't kept up, beside dead links. */
function stateWithStale(staleCount: number, problemCount: number): HealthState {
  const state = stateWithProblems(problemCount);
  return { ...state, links: [...state.links, ...Array.from({ length: staleCount }, (_, index) => staleLink(index))] };
}

export const healthIssueFaces: readonly GalleryFace[] = [
  ...[1, 3, 30, 300].map((count) => issueFace(`readme-${count}`, readmeStateWithProblems(count))),
  ...[0, 1, 3, 30, 300, 3000].map((count) => issueFace(String(count), stateWithProblems(count))),
  issueFace('3-ticked', stateWithTicks(3)),
  issueFace('30-ticked', stateWithTicks(30)),
  issueFace('stale-3', stateWithStale(3, 0)),
  issueFace('stale-20-with-3-dead', stateWithStale(20, 3)),
  issueFace('3-without-boxes', stateWithoutBoxes(3)),
  {
    name: 'health-issue/report-30',
    title: () => 'report.md',
    markdown: (language) => formatHealthReport(stateWithProblems(30), language),
    isFile: true,
  },
];
