import { formatCodeBlock, toPlainText } from '../../text/escape/escape-markdown.ts';
import { escapeHtml } from '../../text/escape/html.ts';

/** A YAML file under its path, folded, ready to be copied. */
export function formatFoldedYaml(path: string, yaml: string, maxLength?: number): string {
  const summary = `<code>${escapeHtml(toPlainText(path, 200))}</code>`;
  return `<details><summary>${summary}</summary>\n\n${formatCodeBlock(yaml, 'yaml', maxLength)}\n\n</details>`;
}
