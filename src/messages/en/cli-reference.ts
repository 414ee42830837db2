import { runCommand } from '../../text/package-name.ts';

/** The generated pages `docs/cli.md` and `docs/errors.md`. */
export const cliReference = {
  generated: '<!-- Generated from the code by `npm run generate`. Edit the code instead. -->',
  cli: {
    title: 'The command line',
    introduction: `Run \`${runCommand}\` in any folder, or \`npm run listkeeper --\` in a checkout of Listkeeper. Results go to stdout, messages about the work to stderr. With \`--format json\`, stdout is one JSON object. 中文：[命令行](cli.zh.md)`,
  },
  errors: {
    title: 'Errors',
    introduction:
      'Every error has a code that doesn’t change. `--format json` prints it with the message, the remedy and the address of its section on this page. Each section shows an example.',
  },
};
