import { identify } from './identify.ts';
import { cut } from './services/reply.ts';
import {
  type Canaries,
  type Judged,
  listed,
  type Service,
  type ServiceTools,
  type Target,
  type Targets,
} from './services/service.ts';
import type { Verdict } from './verdict.ts';

/** So many noes of one service in one run are to be proved. */
const many = 3;

/** What became of the proof. `untold`: the service would not answer it. */
type Proof = 'right' | 'untold' | { wrong: string };

/**
 * Lets a service judge, and proves it when it says no to many things: an interface that has changed its ways, or shows strangers nothing, calls
 * everything gone. Noes are held back until there are three of them; then a thing that is surely there and one that surely is not are asked for.
 * Read wrongly, the noes are worth nothing (`unknown`); not to be had, they are no longer the owner's word. Where no such things are known, a
 * run in which the service shows nothing alive at all proves nothing either. Everything else passes at once.
 */
export async function* proved(service: Service, targets: Targets, tools: ServiceTools): AsyncGenerator<Judged, void> {
  const by = targets.length < many ? undefined : service.proof?.(tools);
  if (by === undefined) return yield* service.check(targets, tools);
  let held: Judged[] = [];
  let proof: Proof | undefined;
  for await (const judged of service.check(targets, tools)) {
    const [, seen] = judged;
    if (by === 'run' && (seen.verdict === 'alive' || seen.verdict === 'moved' || seen.verdict === 'restricted')) proof = 'right';
    if (seen.verdict !== 'gone') yield judged;
    else if (proof === undefined) held.push(judged);
    else yield settled(judged, proof);
    if (by !== 'run' && proof === undefined && held.length >= many) proof = await ask(service, by, tools);
    if (proof === undefined) continue;
    for (const one of held) yield settled(one, proof);
    held = [];
  }
  for (const one of held) yield held.length < many ? one : settled(one, 'untold');
}

async function ask(service: Service, { alive, dead }: Canaries, tools: ServiceTools): Promise<Proof> {
  const targets = [alive, dead].map((url): Target => ({ identity: identify(url), url, names: [] }));
  const seen = new Map<string, Verdict>();
  for await (const [target, verdict] of service.check(listed(targets), tools)) seen.set(target.url, verdict);
  const [there, missing] = [seen.get(alive)?.verdict, seen.get(dead)?.verdict];
  if (there === 'gone') return { wrong: `${alive} is there and was called gone too` };
  if (missing === 'alive' || missing === 'moved') return { wrong: `${dead} can not be there and was called alive` };
  return there === 'alive' || there === 'moved' ? 'right' : 'untold';
}

function settled([target, seen]: Judged, proof: Proof): Judged {
  if (proof === 'right') return [target, seen];
  const { authoritative: _, ...evidence } = seen.evidence;
  if (proof === 'untold') return [target, { ...seen, evidence }];
  return [target, { verdict: 'unknown', reason: 'ambiguous', evidence: { ...evidence, marker: cut(proof.wrong, 200) } }];
}
