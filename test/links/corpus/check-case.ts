import { checkLinks } from '../../../src/links/check.ts';
import { checkReadings } from '../../../src/links/check-readings.ts';
import { extractWrittenLinks } from '../../../src/links/extract/written-links.ts';
import { classifyTarget, createMalformedVerdict } from '../../../src/links/written/classify-target.ts';
import { checkSimulated, createLink, type SimulatedRun, type SimulatedRunSettings } from './check-simulated.ts';
import type { LinkCase } from './link-case.ts';

/** Checks the link of a case: as it was given, or as it stands in a text. */
export async function checkCase(one: LinkCase, more: Pick<SimulatedRunSettings, 'summarizePages'> = {}): Promise<SimulatedRun> {
  const settings: SimulatedRunSettings = {
    ...more,
    faults: one.faults,
    token: one.token ?? true,
    shortTimeouts: one.shortTimeouts ?? false,
  };
  if (one.markdown === undefined) {
    const asked = createLink(one.url, { ...(one.code === undefined ? {} : { code: one.code }), names: one.names ?? [] });
    return checkSimulated(one.hosts, [asked], settings);
  }
  const [written] = extractWrittenLinks(one.markdown);
  if (written === undefined) throw new Error(`no link in ${one.markdown}`);
  const link = createLink(written.url, written.otherReading === undefined ? {} : { otherReading: written.otherReading });
  const target = classifyTarget(written.url);
  if (target.kind === 'judged' || target.kind === 'local') {
    // No file of that name is there.
    const verdict = target.kind === 'judged' ? target.verdict : createMalformedVerdict(target.webUrl);
    const judged = {
      ...verdict,
      url: written.url,
      identity: `text:${written.url}`,
      service: 'unknown' as const,
      at: link.at,
    };
    const summary = { online: true, requests: { byHost: {}, byService: {} }, seconds: 0, deferred: 0 };
    return { links: [judged], summary, requests: [], secondRequests: [] };
  }
  const check: typeof checkLinks = (links, context) =>
    checkReadings(links, { check: (some) => checkLinks(some, context), get: (item) => item, set: (_, checked) => checked });
  return checkSimulated(one.hosts, [link], { ...settings, check });
}
