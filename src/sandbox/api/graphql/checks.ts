import type { CheckRun, CheckSuite, HostedRepository, World } from '../../model/index.ts';
import { getCheckSuiteState, serializeCheckRun } from '../../serializers/index.ts';
import { takeFirst } from './connections.ts';

/** Checks as GraphQL shows them. */

interface CheckSuitesArguments {
  first?: number;
  filterBy?: { appId?: number; checkName?: string };
}

interface CheckRunsArguments {
  first?: number;
  filterBy?: { appId?: number; checkName?: string; checkType?: 'ALL' | 'LATEST' };
}

const upperCase = (text: string | null) => text?.toUpperCase() ?? null;

export function buildCheckSuitesNode(world: World, repository: HostedRepository, headSha: string) {
  return ({ first, filterBy: { appId, checkName } = {} }: CheckSuitesArguments) => {
    const found = repository.checkSuites.filter((suite) => {
      if (suite.headSha !== headSha || (appId !== undefined && suite.app.id !== appId)) return false;
      return checkName === undefined || listRuns(repository, suite).some(({ name }) => name === checkName);
    });
    const { nodes, totalCount } = takeFirst(found, first);
    return { totalCount, nodes: nodes.map((suite) => buildCheckSuiteNode(world, repository, suite)) };
  };
}

const listRuns = ({ checkRuns }: HostedRepository, suite: CheckSuite) =>
  checkRuns.filter((run) => run.suite === suite && run.app.id === suite.app.id);

function buildCheckSuiteNode(world: World, repository: HostedRepository, suite: CheckSuite) {
  const runs = listRuns(repository, suite);
  const { status, conclusion } = getCheckSuiteState(suite, runs);
  return {
    status: upperCase(status),
    conclusion: upperCase(conclusion),
    app: { slug: suite.app.slug, databaseId: suite.app.id },
    checkRuns: ({ first, filterBy: { appId, checkName, checkType } = {} }: CheckRunsArguments) => {
      const chosen = runs.filter((run, index) => {
        if ((appId !== undefined && run.app.id !== appId) || (checkName !== undefined && run.name !== checkName)) return false;
        return checkType !== 'LATEST' || runs.findLastIndex(({ name }) => name === run.name) === index;
      });
      const { nodes, totalCount } = takeFirst(chosen, first);
      return { totalCount, nodes: nodes.map((run) => buildCheckRunNode(world, repository, run)) };
    },
  };
}

function buildCheckRunNode(world: World, repository: HostedRepository, run: CheckRun) {
  return {
    name: run.name,
    status: upperCase(run.status),
    conclusion: upperCase(run.conclusion),
    externalId: run.externalId,
    url: serializeCheckRun(world, repository, run).html_url,
    annotations: { totalCount: run.annotations.length },
  };
}
