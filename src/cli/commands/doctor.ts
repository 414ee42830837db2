import { diagnose } from '../../bot/index.ts';
import { getMessages } from '../../messages/index.ts';
import type { DoctorResult } from '../../model/diagnosis.ts';
import type { Language } from '../../model/language.ts';
import { systemClock } from '../../runtime/clock.ts';
import { escapeTerminal } from '../../text/escape/escape-terminal.ts';
import { loadEnvFile, readAppManifest } from '../app/index.ts';
import { type CommonOptions, exitCodes, measureColumns, printJson, type Terminal } from '../terminal/index.ts';

/** `listkeeper doctor`: whether the App can run here. Exit code 1 when there is a problem. */
export async function runDoctor(_: undefined, { format, language }: CommonOptions, terminal: Terminal): Promise<number> {
  const { cwd } = terminal;
  const environment = loadEnvFile(cwd, terminal.environment);
  const results = await diagnose({ environment, cwd, clock: systemClock, language, manifest: readAppManifest(cwd) });
  const problems = results.filter(({ state }) => state === 'problem').length;
  const warnings = results.filter(({ state }) => state === 'warning').length;
  if (format === 'json') {
    printJson(terminal, { results: results.map((result) => ({ ...result, ...explain(result, language) })) });
  } else {
    for (const result of results) terminal.out(formatResult(result, language, terminal));
    terminal.out(`\n${getMessages(language).doctor.summary({ problems, warnings })}\n`);
  }
  return problems > 0 ? exitCodes.somethingFound : exitCodes.nothingFound;
}

const colors = { ok: 'green', warning: 'yellow', problem: 'red', skipped: 'dim' } as const;

function formatResult(result: DoctorResult, language: Language, terminal: Terminal): string {
  const { checks, states } = getMessages(language).doctor;
  const { found, remedy } = explain(result, language);
  const state = terminal.paint(colors[result.state], pad(states[result.state], Object.values(states)));
  const line = `${state}  ${pad(checks[result.check], Object.values(checks))}  ${escapeTerminal(found)}\n`;
  const indent = ' '.repeat(measureColumns(pad('', Object.values(states))) + 2);
  return remedy ? `${line}${indent}→ ${escapeTerminal(remedy)}\n` : line;
}

function explain<Code extends DoctorResult['code']>(
  { code, values }: { code: Code; values: Extract<DoctorResult, { code: Code }>['values'] },
  language: Language,
) {
  const format = getMessages(language).doctor.results[code] as (given: unknown) => { found: string; remedy?: string };
  return format(values);
}

/** As wide as the widest of its column. */
function pad(text: string, column: readonly string[]): string {
  const width = Math.max(...column.map(measureColumns));
  return text + ' '.repeat(width - measureColumns(text));
}
