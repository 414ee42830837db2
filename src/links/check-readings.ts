import type { CheckedLink, CheckSummary, LinkCollection, LinkToCheck } from '../model/verdict.ts';
import { endGenerator } from '../runtime/end-generator.ts';
import { createMarker } from './verdict/index.ts';

/** How the items of a check carry their links: a cache adds to each where it comes from. */
export interface CheckedItems<Item> {
  check(links: LinkCollection): AsyncGenerator<Item, CheckSummary>;
  get(item: Item): CheckedLink;
  set(item: Item, checked: CheckedLink): Item;
}

/**
 * Checks links of which some may end elsewhere in their text. The shorter reading is asked first;
 * when it is gone, the other one is asked, and counts unless it is gone too. A link and its verdict
 * share the array `at`, by which they are known.
 */
export function checkReadings<Item>(links: LinkCollection, items: CheckedItems<Item>): AsyncGenerator<Item, CheckSummary> {
  const linksWithTwo = new Map<unknown, LinkToCheck>();
  for (const link of links.related?.() ?? links) if (link.otherReading !== undefined) linksWithTwo.set(link.at, link);
  return linksWithTwo.size === 0 ? items.check(links) : checkBothReadings(links, linksWithTwo, items);
}

async function* checkBothReadings<Item>(
  links: LinkCollection,
  linksWithTwo: ReadonlyMap<unknown, LinkToCheck>,
  { check, get, set }: CheckedItems<Item>,
): AsyncGenerator<Item, CheckSummary> {
  const doubtful = new Map<unknown, Item>();
  const first = check(links);
  let summary: CheckSummary;
  try {
    for (;;) {
      const next = await first.next();
      if (next.done) {
        summary = next.value;
        break;
      }
      const checked = get(next.value);
      const link = linksWithTwo.get(checked.at);
      if (link !== undefined && checked.verdict === 'gone') doubtful.set(checked.at, next.value);
      else yield set(next.value, addReadingNote(checked, link));
    }
  } finally {
    await endGenerator(first);
  }
  if (doubtful.size === 0) return summary;
  const others = [...doubtful.keys()].flatMap((at) => toOtherReading(linksWithTwo.get(at)));
  const second = check(others);
  try {
    for (;;) {
      const next = await second.next();
      if (next.done) return addSummaries(summary, next.value);
      const other = get(next.value);
      const item = doubtful.get(other.at) ?? next.value;
      yield set(item, chooseReading(get(item), other, linksWithTwo.get(other.at)));
    }
  } finally {
    await endGenerator(second);
  }
}

function toOtherReading(link: LinkToCheck | undefined): LinkToCheck[] {
  return link?.otherReading === undefined ? [] : [{ ...link, url: link.otherReading.url }];
}

function addReadingNote(checked: CheckedLink, link: LinkToCheck | undefined): CheckedLink {
  const isThere = checked.verdict === 'alive' || checked.verdict === 'moved';
  if (link?.otherReading?.kind !== 'github' || !isThere || checked.note !== undefined) return checked;
  return { ...checked, note: 'linked-too-far' };
}

function chooseReading(shorter: CheckedLink, other: CheckedLink, link: LinkToCheck | undefined): CheckedLink {
  if (other.verdict === 'gone' || link?.otherReading === undefined) return shorter;
  if (link.otherReading.kind !== 'cleaned') return other;
  // What browsers ask for is not there; what was meant is.
  if (other.verdict !== 'alive' && other.verdict !== 'moved') return shorter;
  const marker = createMarker('did-you-mean', link.otherReading.url);
  return { ...shorter, verdict: 'unknown', reason: 'malformed', evidence: { ...shorter.evidence, marker } };
}

/** The network counts the requests of both runs together. */
function addSummaries(a: CheckSummary, b: CheckSummary): CheckSummary {
  return {
    online: a.online && b.online,
    requests: b.requests,
    seconds: a.seconds + b.seconds,
    deferred: a.deferred + b.deferred,
  };
}
