import { runActionProgram } from './main.ts';

/** The program of the bundle that action.yml runs. */
process.exitCode = await runActionProgram({
  environment: process.env,
  out: (text) => process.stdout.write(text),
});
