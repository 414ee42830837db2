import {
  type Account,
  type Actor,
  getAuthorAssociation,
  type HostedRepository,
  type Issue,
  type Label,
  type World,
} from '../model/index.ts';
import { encodeNodeId, serializeAccount } from './accounts.ts';
import { repositoryApiUrl } from './repositories.ts';

export const serializeAuthor = (world: World, repository: HostedRepository, { account }: Actor) => ({
  user: serializeAccount(world, account),
  author_association: getAuthorAssociation(repository, account),
});

export const serializeOptionalAccount = (world: World, account: Account | undefined) =>
  account ? serializeAccount(world, account) : null;

export const serializeLabels = (world: World, repository: HostedRepository, issue: Issue) =>
  issue.labels.flatMap((name) => {
    const label = repository.labels.get(name);
    return label ? [serializeLabel(world, repository, label)] : [];
  });

export function serializeLabel(world: World, repository: HostedRepository, label: Label) {
  const { id, name, color, description } = label;
  const url = `${repositoryApiUrl(world, repository)}/labels/${encodeURIComponent(name)}`;
  return { id, node_id: encodeNodeId('Label', id), url, name, color, default: false, description };
}
