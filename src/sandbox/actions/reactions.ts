import type { Account, Reaction, World } from '../model/index.ts';

/**
 * A repeated reaction changes nothing, as on GitHub.
 * @returns the reaction, and whether it is new.
 */
export function addReaction(
  world: World,
  reactions: Reaction[],
  author: Account,
  content: Reaction['content'],
): { reaction: Reaction; isNew: boolean } {
  const existing = reactions.find((reaction) => reaction.author.id === author.id && reaction.content === content);
  if (existing) return { reaction: existing, isNew: false };
  const reaction = { id: world.nextId(), author, content, createdAt: world.clock.now() };
  reactions.push(reaction);
  return { reaction, isNew: true };
}
