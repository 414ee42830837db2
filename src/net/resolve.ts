import { Resolver, promises as system } from 'node:dns';
import { promisify } from 'node:util';
import { type Fault, fault, faultOf } from './faults.ts';
import { isLocalName } from './guard.ts';

/** Addresses of a name, IPv4 first; a `dns` fault otherwise: ENOTFOUND when both voices say so, else EAI_AGAIN. Never rejects. */
export type NameLookup = (hostname: string) => Promise<string[] | Fault>;

/** Two voices that know names. Both reject with the resolver's error. */
export interface NameSources {
  /** The system's own, which reads the hosts file and may do more than DNS. Not called any more when `needed` says no. */
  viaSystem: (hostname: string, needed: () => boolean) => Promise<string[]>;
  /** DNS over the network, without threads. */
  direct: (hostname: string) => Promise<string[]>;
  now: () => number;
  /** How long the system's voice has the floor alone, in ms. */
  headStart: number;
}

/** An answer is kept this long, in ms; a no for less, since it may be a stumble; "try again" not at all. */
const keepAnswer = 300_000;
const keepNo = 30_000;
/** Threads that Node gives to lookups by default. Queueing here instead of there keeps deadlines honest. */
const systemLookups = 2;

/**
 * Names to addresses, remembered for a while. Node's `dns.lookup` runs on the thread pool, two at a time by default: thirty dead names
 * at ten seconds each would hold up a whole run and make healthy names look dead. So the system is asked first, and DNS itself as soon as
 * the system takes long or says no; whoever has an address first is believed.
 */
export function openNameLookup(sources: NameSources = systemSources()): NameLookup {
  const known = new Map<string, { until: number; found: Promise<string[] | Fault> }>();
  return (hostname) => {
    const name = hostname.replace(/\.$/, '').toLowerCase();
    const cached = known.get(name);
    if (cached && cached.until > sources.now()) return cached.found;
    const found = find(name, sources);
    const entry = { until: Number.POSITIVE_INFINITY, found };
    known.set(name, entry);
    void found.then((result) => {
      if (Array.isArray(result)) entry.until = sources.now() + keepAnswer;
      else if (result.code === 'ENOTFOUND') entry.until = sources.now() + keepNo;
      else known.delete(name);
    });
    return found;
  };
}

function find(name: string, sources: NameSources): Promise<string[] | Fault> {
  return new Promise((resolve) => {
    const errors: { system?: unknown; direct?: unknown } = {};
    let done = false;
    let asked = isLocalName(name);
    let open = 1;
    const answer = (result: string[] | Fault) => {
      done = true;
      clearTimeout(timer);
      resolve(result);
    };
    const hear = (who: 'system' | 'direct', work: Promise<string[]>) => {
      work
        .then((addresses) => {
          if (addresses.length === 0) throw Object.assign(new Error(`${name} has no address`), { code: 'ENOTFOUND' });
          if (!done) answer(addresses);
        })
        .catch((error: unknown) => {
          errors[who] = error;
          open -= 1;
          if (done) return;
          askDirect();
          if (open === 0) answer(bothSaid(name, errors.system, errors.direct));
        });
    };
    const askDirect = () => {
      if (asked || done) return;
      asked = true;
      open += 1;
      hear('direct', sources.direct(name));
    };
    const timer = setTimeout(askDirect, sources.headStart);
    hear(
      'system',
      sources.viaSystem(name, () => !done),
    );
  });
}

const noSuchName = ['ENOTFOUND', 'ENODATA', 'ENONAME'];

/** "No such name" counts when neither voice had trouble; trouble of either is something to try again. */
function bothSaid(name: string, viaSystem: unknown, direct: unknown): Fault {
  const codes = [viaSystem, direct]
    .filter((error) => error !== undefined)
    .map((error) => faultOf(error, 'dns').code ?? 'unknown');
  // A library that found no resolver to ask (ECONNREFUSED) says nothing about the name.
  const said = codes.filter((code) => code !== 'ECONNREFUSED');
  if (said.length > 0 && said.every((code) => noSuchName.includes(code)))
    return fault('dns', 'ENOTFOUND', `${name} does not exist`);
  return fault('dns', 'EAI_AGAIN', `${name} could not be looked up (${codes.join(', ')})`);
}

function systemSources(): NameSources {
  const resolver = new Resolver({ timeout: 2000, tries: 2 });
  const ask4: (name: string) => Promise<string[]> = promisify(resolver.resolve4.bind(resolver));
  const ask6: (name: string) => Promise<string[]> = promisify(resolver.resolve6.bind(resolver));
  const inTurn = gate(systemLookups);
  return {
    viaSystem: (name, needed) =>
      inTurn(async () => {
        if (!needed()) return [];
        const found = await system.lookup(name, { all: true, order: 'ipv4first' });
        return found.map(({ address }) => address);
      }),
    async direct(name) {
      const [four, six] = await Promise.allSettled([ask4(name), ask6(name)]);
      const addresses = [four, six].flatMap((each) => (each.status === 'fulfilled' ? each.value : []));
      if (addresses.length === 0 && four.status === 'rejected') throw four.reason;
      return addresses;
    },
    now: () => performance.now(),
    headStart: 250,
  };
}

/** Lets `width` works run at once, the others in the order they came. */
function gate(width: number): <T>(work: () => Promise<T>) => Promise<T> {
  let busy = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (busy >= width) await new Promise<void>((resolve) => waiting.push(resolve));
    else busy += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else busy -= 1;
    }
  };
}
