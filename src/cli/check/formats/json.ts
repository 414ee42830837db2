import { describeEvidence } from '../../../report/messages/index.ts';
import type { CheckFormat, CheckFormatSettings } from './format.ts';

/** One JSON object, a link a line, written as they come. */
export function createJsonFormat({ terminal }: CheckFormatSettings): CheckFormat {
  let any = false;
  return {
    addLink(link) {
      terminal.out(
        `${any ? ',\n' : '{\n  "findings": [],\n  "links": [\n'}    ${JSON.stringify({ ...link, evidence: describeEvidence(link.evidence) })}`,
      );
      any = true;
    },
    finish({ requests, seconds, online, deferred }, remembered) {
      const rest = JSON.stringify({ requests, seconds, online, deferred, remembered }, null, 2).slice(1);
      terminal.out(`${any ? '\n  ],' : '{\n  "findings": [],\n  "links": [],'}${rest}\n`);
    },
  };
}
