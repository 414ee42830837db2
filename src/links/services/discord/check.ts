import { z } from 'zod';
import { runPerHost } from '../../../http/index.ts';
import type { Evidence, Verdict } from '../../../model/verdict.ts';
import { truncate } from '../../../text/truncate.ts';
import {
  type CheckTarget,
  classifyFailure,
  classifyRefusal,
  createUnreadableVerdict,
  createVerdict,
  parseJsonResponse,
  type ServiceContext,
  sendRequest,
  type TargetChecker,
} from '../shared/index.ts';

/**
 * Discord's invites by `api/v10/invites/<code>`, which needs no login; the page answers 200 for any
 * code. A refusal has the numbers of its error in `code`: 10006 Unknown Invite, 50270 Invite is
 * expired (emiliaprotocol/emilia-protocol#534). A living invite has its own code there, as text,
 * and the server (discord-jda/JDA#60).
 */
export const check: TargetChecker = (targets, context) => runPerHost(targets, 1, (target) => checkInvite(target, context));

const asked = 'discord api';
const inviteSchema = z.object({ code: z.string(), guild: z.object({ name: z.string() }).nullish().catch(undefined) });
const errorSchema = z.object({ code: z.number() });

async function checkInvite({ identity }: CheckTarget, context: ServiceContext): Promise<Verdict> {
  const url = `https://discord.com/api/v10/invites/${identity.id}`;
  const response = await sendRequest(context, { url, service: 'discord', maxBodyBytes: 256 * 1024 });
  if (!response.ok) return classifyFailure(response, asked);
  const evidence: Evidence = { asked, status: response.status };
  const invite = response.status === 200 ? parseJsonResponse(response, inviteSchema) : undefined;
  if (invite !== undefined) {
    const name = invite.guild?.name;
    return createVerdict('alive', 'ok', name === undefined ? evidence : { ...evidence, title: truncate(name, 300) });
  }
  const code = parseJsonResponse(response, errorSchema)?.code;
  const refused = { ...evidence, code: String(code), authoritative: true };
  if (code === 10006 && response.status === 404) return createVerdict('gone', 'not-found', refused);
  if (code === 50270) return createVerdict('gone', 'expired', refused);
  return classifyRefusal(response, asked) ?? createUnreadableVerdict(response, asked);
}
