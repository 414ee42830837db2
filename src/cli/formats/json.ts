import type { Format, FormatSettings } from './format.ts';

/** One JSON object, a link a line, written as they come. */
export function jsonFormat({ terminal }: FormatSettings): Format {
  let any = false;
  return {
    link(link) {
      terminal.out(`${any ? ',\n' : '{\n  "findings": [],\n  "links": [\n'}    ${JSON.stringify(link)}`);
      any = true;
    },
    end({ requests, seconds, online, deferred }, remembered) {
      const rest = JSON.stringify({ requests, seconds, online, deferred, remembered }, null, 2).slice(1);
      terminal.out(`${any ? '\n  ],' : '{\n  "findings": [],\n  "links": [],'}${rest}\n`);
    },
  };
}
