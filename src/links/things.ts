import { type Identity, identify } from './identify.ts';
import { judgeOf, type ServiceName } from './services/index.ts';
import { own } from './services/reply.ts';
import { listed, type Target, type Targets } from './services/service.ts';
import type { LinkToCheck } from './verdict.ts';

/**
 * What all links lead to, each thing once. A hundred thousand may wait for hours: so of each only its key is kept beside the link that the caller has
 * anyway, and its target is made when it is asked for.
 */
export interface Things {
  /** Takes one more link; of one thing there may be many. */
  add(link: LinkToCheck, identity: Identity): void;
  /** All things, by the service that judges them. */
  byService(): [ServiceName, Targets][];
  /** Of these things only. */
  among(targets: readonly Target[]): [ServiceName, Targets][];
  /** The links that lead to a thing; none when they were taken before. */
  take(key: string): readonly LinkToCheck[];
}

/** Begins with none. */
export function newThings(): Things {
  const links = new Map<string, LinkToCheck | LinkToCheck[]>();
  const keys = new Map<ServiceName, string[]>();
  const linksOf = (key: string): readonly LinkToCheck[] => {
    const found = links.get(key) ?? [];
    return Array.isArray(found) ? found : [found];
  };
  const targets = (some: readonly string[]): Targets => {
    const at = (index: number) => {
      const key = some[index];
      return key === undefined ? undefined : targetOf(linksOf(key));
    };
    return {
      length: some.length,
      at,
      *hosts() {
        for (const key of some) {
          const [first] = linksOf(key);
          if (first !== undefined) yield hostOf(first);
        }
      },
      *[Symbol.iterator]() {
        for (let index = 0; index < some.length; index += 1) {
          const target = at(index);
          if (target !== undefined) yield target;
        }
      },
    };
  };
  return {
    add(link, identity) {
      const known = links.get(identity.key);
      if (Array.isArray(known)) known.push(link);
      else if (known !== undefined) links.set(identity.key, [known, link]);
      else {
        // What is put together of pieces stays in pieces, several times its own length.
        const key = own(identity.key);
        links.set(key, link);
        const service = judgeOf(identity);
        const some = keys.get(service);
        if (some === undefined) keys.set(service, [key]);
        else some.push(key);
      }
    },
    byService: () => Array.from(keys, ([service, some]) => [service, targets(some)]),
    among: (some) =>
      Array.from(
        Map.groupBy(some, ({ identity }) => judgeOf(identity)),
        ([service, members]) => [service, listed(members)],
      ),
    take(key) {
      const found = linksOf(key);
      links.delete(key);
      return found;
    },
  };
}

/** One target for all links to a thing. */
function targetOf(links: readonly LinkToCheck[]): Target | undefined {
  const [first, ...others] = links;
  if (first === undefined) return undefined;
  const identity = identify(first.url);
  const target: Target = { identity, url: addressOf(first, identity), names: first.names ?? [] };
  // One code is tried; the first that anybody wrote.
  const code = codeOf(first, identity) ?? others.map((link) => codeOf(link)).find((one) => one !== undefined);
  if (code !== undefined) target.code = code;
  if (others.length > 0) target.names = [...new Set(links.flatMap(({ names }) => names ?? []))];
  return target;
}

/** The code of a link: beside the address, or in it. */
export function codeOf({ url, code }: LinkToCheck, identity: Identity = identify(url)): string | undefined {
  return code ?? identity.code;
}

/** The page of a thing is asked as the link wrote it: a publisher's page may be missing where the paper is not. */
function addressOf({ url }: LinkToCheck, identity?: Identity): string {
  return isWhole(url) && URL.canParse(url) ? url : (identity ?? identify(url)).url;
}

const isWhole = (url: string): boolean => /^https?:\/\/\S+$/.test(url);

/** The host of that page, with its port. */
function hostOf({ url }: LinkToCheck): string {
  const parsed = isWhole(url) ? URL.parse(url) : null;
  return (parsed ?? URL.parse(identify(url).url))?.host ?? '';
}
