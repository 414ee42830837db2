import { type Actor, type HostedRepository, type Issue, type Label, validationError, type World } from '../model/index.ts';
import { serializeLabel } from '../serializers/index.ts';
import { emitIssueEvent } from './issue-events.ts';
import { assertNotArchived } from './issue-record.ts';

/** The label of this name. GitHub creates a missing label when an issue gets it. */
export function findOrCreateLabel(world: World, repository: HostedRepository, name: string): Label {
  const existing = repository.labels.get(name.toLowerCase());
  if (existing) return existing;
  return createLabel(world, repository, { name, color: 'ededed', description: null });
}

export function createLabel(world: World, repository: HostedRepository, label: Omit<Label, 'id'>): Label {
  if (repository.labels.has(label.name.toLowerCase())) throw validationError('Label', 'name', 'already_exists');
  if (label.name.length > 50) throw validationError('Label', 'name', 'custom', 'name is too long (maximum is 50 characters)');
  if ((label.description ?? '').length > 100) {
    throw validationError('Label', 'description', 'custom', 'description is too long (maximum is 100 characters)');
  }
  const created = { id: world.nextId(), ...label };
  repository.labels.set(label.name.toLowerCase(), created);
  return created;
}

export function setLabels(
  world: World,
  repository: HostedRepository,
  issue: Issue,
  { names, actor }: { names: string[]; actor: Actor },
): void {
  assertNotArchived(repository);
  const wanted = [...new Set(names.map((name) => findOrCreateLabel(world, repository, name).name.toLowerCase()))];
  const before = issue.labels;
  issue.labels = wanted;
  const emitLabelEvent = (action: string, name: string) => {
    const label = repository.labels.get(name);
    if (label)
      emitIssueEvent(world, repository, issue, { action, actor, payload: { label: serializeLabel(world, repository, label) } });
  };
  for (const name of wanted) if (!before.includes(name)) emitLabelEvent('labeled', name);
  for (const name of before) if (!wanted.includes(name)) emitLabelEvent('unlabeled', name);
}
