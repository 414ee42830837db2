import type { CheckedLink } from '../../../model/verdict.ts';
import { describeEvidence } from '../../../report/verdicts/index.ts';
import { redactUserinfo } from '../../../text/escape/redact-userinfo.ts';
import type { CheckFormat, CheckFormatSettings } from './format.ts';

/** What is printed stands in the logs of a workflow, which everybody may read. */
const redactAddress = ({ url, identity }: Pick<CheckedLink, 'url' | 'identity'>) => ({
  url: redactUserinfo(url),
  identity: redactUserinfo(identity),
});

/** One JSON object with one link per line, written as they come in. */
export function createJsonFormat({ terminal }: CheckFormatSettings): CheckFormat {
  let hasLinks = false;
  return {
    addLink(link) {
      terminal.out(
        `${hasLinks ? ',\n' : '{\n  "findings": [],\n  "links": [\n'}    ${JSON.stringify({ ...link, ...redactAddress(link), evidence: describeEvidence(link.evidence) })}`,
      );
      hasLinks = true;
    },
    finish({ requests, seconds, online, deferred }, cached) {
      const rest = JSON.stringify({ requests, seconds, online, deferred, remembered: cached }, null, 2).slice(1);
      terminal.out(`${hasLinks ? '\n  ],' : '{\n  "findings": [],\n  "links": [],'}${rest}\n`);
    },
  };
}
