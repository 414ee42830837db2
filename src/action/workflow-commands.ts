import type { Annotation, Plan } from '../model/plan.ts';
import { escapeInline } from '../text/escape/escape-markdown.ts';
import { toSingleLine } from '../text/invisible-characters.ts';

/**
 * GitHub accepts at most 1 MiB of job summary, and drops a longer one. Source: GitHub's
 * documentation of workflow commands. A Chinese character has three bytes.
 */
const maxSummaryBytes = 1_000_000;

const commandNames = { notice: 'notice', warning: 'warning', failure: 'error' } as const;

/**
 * The job summary of a plan: the texts that it posts. Bodies were escaped by report/; titles are
 * plain text and are escaped here.
 */
export function formatJobSummary(plan: Plan): string {
  const parts: string[] = [];
  for (const action of plan.actions) {
    if (action.type === 'comment') parts.push(action.body);
    if (action.type === 'issue') parts.push(`## ${escapeInline(action.title)}\n\n${action.body}`);
    if (action.type === 'check-run' && !plan.actions.some((other) => other.type === 'comment')) {
      parts.push(`## ${escapeInline(action.title)}\n\n${action.summary}`);
    }
    if ((action.type === 'commit' || action.type === 'propose') && plan.actions.length === 1) {
      parts.push(action.files.map((file) => `- \`${file.path.replaceAll('`', '')}\``).join('\n'));
    }
  }
  const text = parts.length === 0 ? escapeInline(plan.summary) : parts.join('\n\n');
  return `${cutToBytes(text, maxSummaryBytes)}\n`;
}

/** The beginning of a text, whose last character is whole. */
function cutToBytes(text: string, maxBytes: number): string {
  const bytes = Buffer.from(text);
  if (bytes.length <= maxBytes) return text;
  // A decoder that waits for more drops the character that was cut in two.
  return new TextDecoder().decode(bytes.subarray(0, maxBytes), { stream: true });
}

/**
 * A workflow command: GitHub shows its message on the page of the run.
 * @example
 * formatWorkflowCommand('error', 'a\nb', { file: 'data/a.yml' })
 * // '::error file=data/a.yml::a%0Ab\n'
 */
export function formatWorkflowCommand(
  name: 'notice' | 'warning' | 'error',
  message: string,
  properties: Record<string, string | number> = {},
): string {
  const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${name}${list.length > 0 ? ` ${list.join(',')}` : ''}::${escapeData(message)}\n`;
}

/** An annotation as a workflow command, for a token that may not write check runs. */
export function formatAnnotation({ path, startLine, endLine, startColumn, title, message, level }: Annotation): string {
  const column: Record<string, number> = startColumn === undefined ? {} : { col: startColumn };
  return formatWorkflowCommand(commandNames[level], message, { file: path, line: startLine, endLine, ...column, title });
}

/** A line of text for an output, where a line break would start another output. */
export const formatOutputLine = (text: string): string => toSingleLine(text).slice(0, 1000);

/**
 * The runner decodes `%` escapes. Without them, text from a pull request could inject workflow
 * commands.
 */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
