import type { ServiceName } from '../../model/service-name.ts';
import type { LinkToCheck } from '../../model/verdict.ts';
import { type Identity, identify, unwrapForwardedUrl } from '../identify/index.ts';
import { getCheckingService } from '../services/index.ts';
import { type CheckTarget, createTargetCollection, detach, type TargetCollection } from '../services/shared/index.ts';
import { unstatedCode } from '../url/index.ts';
import { getNamedPart } from '../web/index.ts';

/**
 * Groups links by the resource they lead to. A hundred thousand links may wait for hours, so only
 * keys are kept beside the caller's links, and a target is made when it is needed.
 */
export interface TargetIndex {
  /** Adds a link. Several may lead to one resource. */
  add(link: LinkToCheck, identity: Identity): void;
  /** All targets, by the service that checks them. */
  byService(): [ServiceName, TargetCollection][];
  /** Only these targets, by service. */
  subset(targets: readonly CheckTarget[]): [ServiceName, TargetCollection][];
  /** Removes and returns the links to a resource. */
  takeLinks(key: string): readonly LinkToCheck[];
}

/** Makes an empty index. */
export function createTargetIndex(): TargetIndex {
  const links = new Map<string, LinkToCheck | LinkToCheck[]>();
  const keysByService = new Map<ServiceName, string[]>();
  const linksOf = (key: string): readonly LinkToCheck[] => {
    const found = links.get(key) ?? [];
    return Array.isArray(found) ? found : [found];
  };
  const createTargets = (some: readonly string[]): TargetCollection => {
    const at = (index: number) => {
      const key = some[index];
      return key === undefined ? undefined : createTarget(linksOf(key));
    };
    return {
      length: some.length,
      at,
      *hosts() {
        for (const key of some) {
          const [first] = linksOf(key);
          if (first !== undefined) yield getTargetHost(first);
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
        // V8 keeps a concatenated string as its pieces; a copy is several times smaller.
        const key = detach(identity.key);
        links.set(key, link);
        const service = getCheckingService(identity);
        const some = keysByService.get(service);
        if (some === undefined) keysByService.set(service, [key]);
        else some.push(key);
      }
    },
    byService: () => Array.from(keysByService, ([service, some]) => [service, createTargets(some)]),
    subset: (some) =>
      Array.from(
        Map.groupBy(some, ({ identity }) => getCheckingService(identity)),
        ([service, members]) => [service, createTargetCollection(members)],
      ),
    takeLinks(key) {
      const found = linksOf(key);
      links.delete(key);
      return found;
    },
  };
}

/** The target of all links to one resource. */
function createTarget(links: readonly LinkToCheck[]): CheckTarget | undefined {
  const [first, ...others] = links;
  if (first === undefined) return undefined;
  const identity = identify(first.url);
  const target: CheckTarget = { identity, url: getTargetUrl(first, identity), names: first.names ?? [] };
  // Only one code is tried: the first of them.
  const code = getAccessCode(first, identity) ?? others.map((link) => getAccessCode(link)).find((one) => one !== undefined);
  if (code !== undefined) target.code = code;
  const parts = new Set(links.map(({ url }) => getNamedPart(url)).filter((part) => part !== undefined));
  if (parts.size > 0) target.parts = [...parts];
  if (others.length > 0) target.names = [...new Set(links.flatMap(({ names }) => names ?? []))];
  return target;
}

/** The code of a link: beside the address, or in it. Undefined where the list states none. */
export function getAccessCode({ url, code }: LinkToCheck, identity: Identity = identify(url)): string | undefined {
  return code === undefined || code === unstatedCode ? identity.code : code;
}

/**
 * The page is requested as the link has it: a publisher's page may be missing where the paper is
 * not.
 */
function getTargetUrl({ url }: LinkToCheck, identity?: Identity): string {
  const written = isAbsoluteUrl(url) ? URL.parse(url) : null;
  if (written === null) return (identity ?? identify(url)).url;
  const asked = unwrapForwardedUrl(written);
  return asked === written ? url : asked.href;
}

const isAbsoluteUrl = (url: string): boolean => /^https?:\/\/\S+$/.test(url);

/** The host of that page, with its port. */
function getTargetHost({ url }: LinkToCheck): string {
  const parsed = isAbsoluteUrl(url) ? URL.parse(url) : null;
  return (parsed === null ? URL.parse(identify(url).url) : unwrapForwardedUrl(parsed))?.host ?? '';
}
