import type { ServiceName } from '../../model/service-name.ts';
import type { LinkCollection, LinkToCheck } from '../../model/verdict.ts';
import { findPlainHost, type Identity, identify, unwrapForwardedUrl } from '../identify/index.ts';
import { getCheckingService } from '../services/index.ts';
import { type CheckTarget, createTargetCollection, type TargetCollection } from '../services/shared/index.ts';
import { HashIndex, hashText, NumberList } from '../table/index.ts';
import { unstatedCode } from '../url/index.ts';
import { getNamedPart } from '../web/index.ts';

/**
 * Groups links by the resource they lead to. A million links may wait for hours, so only numbers
 * are kept beside the caller's links, and a target is made when it is needed.
 */
export interface TargetIndex {
  /** Adds a link by its number. Several may lead to one resource. */
  add(link: number, identity: Identity): void;
  /** All targets, by the service that checks them. */
  byService(): [ServiceName, TargetCollection][];
  /** Only these targets, by service. */
  subset(targets: readonly CheckTarget[]): [ServiceName, TargetCollection][];
  /** Removes and returns the links to a resource, which is a target of this index. */
  takeLinks(target: CheckTarget): readonly LinkToCheck[];
}

/** Makes an empty index of these links. */
export function createTargetIndex(links: LinkCollection): TargetIndex {
  return new NumberedTargets(links);
}

class NumberedTargets implements TargetIndex {
  readonly #links: LinkCollection;
  readonly #byKey = new HashIndex();
  /** By target: its first link and its last one, plus one; 0 when they were taken. */
  readonly #firstLinks = new NumberList();
  readonly #lastLinks = new NumberList();
  /** By link: the next one of its target, plus one. */
  readonly #nextLinks: Uint32Array;
  readonly #targetsByService = new Map<ServiceName, NumberList>();

  constructor(links: LinkCollection) {
    this.#links = links;
    this.#nextLinks = new Uint32Array(links.length);
  }

  add(link: number, identity: Identity): void {
    const hash = hashText(identity.key);
    const known = this.#byKey.find(hash, (target) => this.#hasKey(target, identity.key));
    if (known !== undefined) {
      this.#nextLinks[this.#lastLinks.at(known) - 1] = link + 1;
      this.#lastLinks.set(known, link + 1);
      return;
    }
    const target = this.#byKey.add(hash);
    this.#firstLinks.push(link + 1);
    this.#lastLinks.push(link + 1);
    const service = getCheckingService(identity);
    const targets = this.#targetsByService.get(service) ?? new NumberList();
    targets.push(target);
    this.#targetsByService.set(service, targets);
  }

  byService(): [ServiceName, TargetCollection][] {
    return Array.from(this.#targetsByService, ([service, numbers]) => [service, this.#createTargets(numbers)]);
  }

  subset(targets: readonly CheckTarget[]): [ServiceName, TargetCollection][] {
    return Array.from(
      Map.groupBy(targets, ({ identity }) => getCheckingService(identity)),
      ([service, members]) => [service, createTargetCollection(members)],
    );
  }

  takeLinks({ number }: CheckTarget): readonly LinkToCheck[] {
    if (number === undefined) return [];
    const found = this.#linksOf(number);
    this.#firstLinks.set(number, 0);
    return found;
  }

  /** Whether a target has this key. Keys are not kept, and hashes of two are hardly ever equal. */
  #hasKey(target: number, key: string): boolean {
    const first = this.#firstLinks.at(target);
    const link = first === 0 ? undefined : this.#links.at(first - 1);
    return link !== undefined && identify(link.url).key === key;
  }

  #linksOf(target: number): LinkToCheck[] {
    const found: LinkToCheck[] = [];
    for (let link = this.#firstLinks.at(target); link !== 0; link = this.#nextLinks[link - 1] ?? 0) {
      const one = this.#links.at(link - 1);
      if (one !== undefined) found.push(one);
    }
    return found;
  }

  #createTargets(numbers: NumberList): TargetCollection {
    const links = this.#links;
    const firstLinks = this.#firstLinks;
    const at = (index: number) => {
      if (index >= numbers.length) return undefined;
      const number = numbers.at(index);
      return createTarget(this.#linksOf(number), number);
    };
    return {
      length: numbers.length,
      at,
      *hosts() {
        for (let index = 0; index < numbers.length; index += 1) {
          const first = links.at(firstLinks.at(numbers.at(index)) - 1);
          yield first === undefined ? '' : getTargetHost(first);
        }
      },
      *[Symbol.iterator]() {
        for (let index = 0; index < numbers.length; index += 1) {
          const target = at(index);
          if (target !== undefined) yield target;
        }
      },
    };
  }
}

/** The target of all links to one resource. */
function createTarget(links: readonly LinkToCheck[], number: number): CheckTarget | undefined {
  const [first, ...others] = links;
  if (first === undefined) return undefined;
  const identity = identify(first.url);
  const target: CheckTarget = { identity, url: getTargetUrl(first, identity), names: first.names ?? [], number };
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
  if (findPlainHost(url) !== undefined) return url;
  const written = isAbsoluteUrl(url) ? URL.parse(url) : null;
  if (written === null) return (identity ?? identify(url)).url;
  const asked = unwrapForwardedUrl(written);
  return asked === written ? url : asked.href;
}

const isAbsoluteUrl = (url: string): boolean => /^https?:\/\/\S+$/.test(url);

/** The host of that page, with its port. */
function getTargetHost({ url }: LinkToCheck): string {
  const plainHost = findPlainHost(url);
  if (plainHost !== undefined) return plainHost;
  const parsed = isAbsoluteUrl(url) ? URL.parse(url) : null;
  return (parsed === null ? URL.parse(identify(url).url) : unwrapForwardedUrl(parsed))?.host ?? '';
}
