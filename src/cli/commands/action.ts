import { runActionProgram } from '../../action/main.ts';
import type { CommonOptions, Terminal } from '../terminal/index.ts';

export interface ActionOptions extends CommonOptions {
  mode?: string;
}

/** `listkeeper action`: one run inside a GitHub Action, as action.yml starts it. */
export async function runActionCommand(_: undefined, options: ActionOptions, terminal: Terminal): Promise<number> {
  const { environment, out } = terminal;
  return runActionProgram({ environment, out, language: options.language, ...(options.mode ? { mode: options.mode } : {}) });
}
