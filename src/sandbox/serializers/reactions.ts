import { formatTimestamp, type Reaction, reactionNames, type World } from '../model/index.ts';
import { encodeNodeId, serializeAccount } from './accounts.ts';

export function serializeReactionRollup(url: string, reactions: Reaction[]) {
  const count = (content: string) => reactions.filter((reaction) => reaction.content === content).length;
  const counts = Object.fromEntries(reactionNames.map((name) => [name, count(name)]));
  return { url: `${url}/reactions`, total_count: reactions.length, ...counts };
}

export const serializeReaction = (world: World, reaction: Reaction) => ({
  id: reaction.id,
  node_id: encodeNodeId('Reaction', reaction.id),
  user: serializeAccount(world, reaction.author),
  content: reaction.content,
  created_at: formatTimestamp(reaction.createdAt),
});
