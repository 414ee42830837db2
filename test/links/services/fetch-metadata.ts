import type { HttpRequest } from '../../../src/http/index.ts';
import { identify } from '../../../src/links/identify/identify.ts';
import type { CheckContext, FetchMetadata, LinkMetadata } from '../../../src/links/services/shared/index.ts';
import { systemClock } from '../../../src/runtime/clock.ts';
import { type Answers, createAnsweringNetwork } from './check-service.ts';

/** Asks one service about addresses, against answers that are given. */
export async function fetchFrom(
  fetchMetadata: FetchMetadata,
  urls: readonly string[],
  answers: Answers,
  context: Partial<CheckContext> = {},
): Promise<{ metadata: Record<string, LinkMetadata>; requests: HttpRequest[] }> {
  const { network, requests } = createAnsweringNetwork(answers);
  const found = await fetchMetadata(urls.map(identify), { network, clock: systemClock, ...context });
  return { metadata: Object.fromEntries(found), requests };
}
