import { applyFixes } from '../../../../src/list/authoring/apply-fixes.ts';
import { validateList } from '../../../../src/list/validate/validate-list.ts';
import { exampleReadme, readReadme, toolLine, toolNames } from '../../markdown/example-readme.ts';

/** The findings about a README in which this line stands after the tools up to a name. */
export function checkItem(line: string, after = 'Fir', tools = toolNames.map((name) => toolLine(name))) {
  const index = tools.findIndex((tool) => tool.includes(`[${after}]`)) + 1;
  const text = exampleReadme([...tools.slice(0, index), line, ...tools.slice(index)]);
  const findings = validateList(readReadme(text), ({ line: at }) => text.split('\n')[at - 1] === line);
  const fixed = applyFixes(text, findings).text.split('\n')[6 + index];
  return { codes: findings.map(({ code }) => code), findings, fixed };
}

export const ginkgo = '- [Ginkgo](https://ginkgo.example.org/) - A tool about old trees.';
